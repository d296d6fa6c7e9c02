package org.signrelay.delivery.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.signrelay.database.Collision;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.document.DocumentStore;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.design.Designs;
import org.signrelay.design.ServerSettings;

/**
 * Removes deliveries when the time is over for which the admin wants them kept, and calls that no
 * longer count as accepted before. Any number of nodes may do it at once.
 */
@ApplicationScoped
public class Retention {
  /** Nobody sends nothing for that long; the servers' own time-outs are shorter. */
  private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

  /** Salesforce gives up a create after ten minutes; who resends needs longer. */
  private static final Duration LONGEST_CREATE = Duration.ofDays(1);

  private static final Logger LOG = System.getLogger(Retention.class.getName());

  @Inject Clock clock;
  @Inject Designs designs;
  @Inject RetentionStore store;
  @Inject DocumentStore documents;
  @Inject RefusedCalls refusedCalls;

  /** What one call removed. */
  public record Removed(int deliveries, int calls) {
    /** Whether there was nothing to remove. */
    public boolean isNothing() {
      return deliveries == 0 && calls == 0;
    }
  }

  /**
   * Removes up to {@value RetentionStore#BATCH} deliveries and as many calls, each in one
   * transaction of its own, as many refused calls, and the replays that are over. Removes nothing
   * as long as the settings were never good.
   */
  public Removed removeSome() {
    return designs.settings().map(this::removeSome).orElse(new Removed(0, 0));
  }

  private Removed removeSome(ServerSettings settings) {
    Instant now = clock.instant();
    Map<DeliveryState, Instant> endedBefore = endedBefore(settings, now);
    Instant acceptedBefore = now.minus(settings.duplicatesWindow());
    Removed removed =
        new Removed(
            Collision.again(() -> store.removeDeliveries(endedBefore)),
            Collision.again(() -> store.removeCalls(acceptedBefore)));
    Collision.again(
        () ->
            store.removeDocuments(
                now.minus(settings.retention().documents()), now.minus(LONGEST_CREATE)));
    Collision.again(() -> documents.removeHalfReceived(LONGEST_SILENCE, RetentionStore.FEW));
    Collision.again(() -> refusedCalls.removeSome(now, RetentionStore.BATCH));
    Collision.again(() -> store.removeReplays(endedBefore.get(DeliveryState.DELIVERED)));
    if (!removed.isNothing()) {
      LOG.log(
          Level.DEBUG,
          "removed what is over deliveries={0} calls={1}",
          removed.deliveries(),
          removed.calls());
    }
    return removed;
  }

  /** A delivery by which a repeat is recognised stays as long as repeats are recognised. */
  private static Map<DeliveryState, Instant> endedBefore(ServerSettings settings, Instant now) {
    Duration window = settings.duplicatesWindow();
    Duration ended = settings.retention().ended();
    Instant done = now.minus(ended.compareTo(window) < 0 ? window : ended);
    Map<DeliveryState, Instant> endedBefore = new EnumMap<>(DeliveryState.class);
    endedBefore.put(DeliveryState.DELIVERED, done);
    endedBefore.put(DeliveryState.SUPERSEDED, done);
    endedBefore.put(DeliveryState.DISCARDED, done);
    endedBefore.put(DeliveryState.DEAD, now.minus(settings.retention().dead()));
    return endedBefore;
  }
}
