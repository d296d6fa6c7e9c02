package org.signrelay.bench.backlog;

import java.util.Map;
import org.signrelay.bench.queue.Drain;

/**
 * One backlog of each kind, one after the other.
 *
 * @param first SignRelay, records that it meets for the first time
 * @param last SignRelay, final statuses of the same records
 */
record Round(Drain first, Drain last, Map<Peer, Drain> peers) {

  /** How many times as fast as the fastest peer SignRelay was. */
  double ratio() {
    return first.rate() / peers.values().stream().mapToDouble(Drain::rate).max().orElseThrow();
  }
}
