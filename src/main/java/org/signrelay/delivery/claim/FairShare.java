package org.signrelay.delivery.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signrelay.delivery.standstill.Turn;

/**
 * Shares the room of a batch out: each turn gets the same part, and what some of them do not need
 * goes to the others.
 */
final class FairShare {
  private final Finder finder;
  private final List<Due> taken = new ArrayList<>();
  private final Map<Turn, Due> notExhausted = new LinkedHashMap<>();
  private int room;

  /** Finds due deliveries. */
  interface Finder {
    /** Up to a number of deliveries of a turn, in their order, after one of them. */
    List<Due> find(Turn turn, int atMost, Due after);
  }

  FairShare(int room, Finder finder) {
    this.room = room;
    this.finder = finder;
  }

  /** What each of the turns may send; no more of them all than there is room for. */
  List<Due> among(List<Turn> turns) {
    for (int i = 0; i < turns.size() && room > 0; i++) {
      int left = turns.size() - i;
      take(turns.get(i), (room + left - 1) / left, Due.NONE);
    }
    for (Turn turn : List.copyOf(notExhausted.keySet())) {
      if (room > 0) {
        take(turn, room, notExhausted.get(turn));
      }
    }
    return taken;
  }

  private void take(Turn turn, int share, Due after) {
    List<Due> found = finder.find(turn, share, after);
    taken.addAll(found);
    room -= found.size();
    if (found.size() == share) {
      notExhausted.put(turn, found.get(share - 1));
    }
  }
}
