package org.signrelay.delivery.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.signrelay.database.Collision;
import org.signrelay.delivery.DeliveryEvent;

/**
 * Works at the replays that no other node works at, a batch of each in turn, so that a small one
 * does not wait for a large one.
 */
@ApplicationScoped
public class ReplayWorker {
  private static final Logger LOG = System.getLogger(ReplayWorker.class.getName());

  private final String claim = UUID.randomUUID().toString();

  private volatile boolean stopped;

  @Inject ReplayStore store;
  @Inject Event<DeliveryEvent> events;

  /**
   * Works until there is nothing left to do, or it is stopped. By one thread at a time. A replay
   * that fails is left alone until its lease is over.
   */
  public void work() {
    List<ReplayId> mine = new ArrayList<>(take());
    while (!mine.isEmpty() && !stopped) {
      mine.removeIf(replay -> !carryOn(replay));
      mine.addAll(take());
    }
    if (!mine.isEmpty()) {
      store.giveBack(claim);
    }
  }

  /** Begins no further batch. */
  public void stop() {
    stopped = true;
  }

  private List<ReplayId> take() {
    return stopped ? List.of() : Collision.again(() -> store.take(claim));
  }

  /** Does a batch; whether there is more to do. A commit that fails is a checked exception. */
  private boolean carryOn(ReplayId replay) {
    try {
      ReplayStore.Batch batch = Collision.again(() -> store.carryOn(replay, claim));
      if (batch != ReplayStore.Batch.LOST) {
        events.fire(new DeliveryEvent.Released());
      }
      if (batch == ReplayStore.Batch.LAST) {
        LOG.log(Level.INFO, "replay done id={0}", replay);
      }
      return batch == ReplayStore.Batch.MORE;
    } catch (Exception failed) {
      LOG.log(Level.WARNING, "replay failed; it goes on in half a minute id=" + replay, failed);
      return false;
    }
  }
}
