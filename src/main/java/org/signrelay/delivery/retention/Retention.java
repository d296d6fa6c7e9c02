package org.signrelay.delivery.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.signrelay.database.Collision;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.document.DocumentStore;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.delivery.retention.Batches.Kind;
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
   * Removes what is over, {@value RetentionStore#BATCH} deliveries of a state, calls or refused
   * calls, or {@value RetentionStore#FEW} documents, in a transaction: one such batch of each, and
   * more while the time lasts and there are more; and the replays that are over. Removes nothing as
   * long as the settings were never good.
   *
   * @param atMost after this time no further batch is begun
   */
  public Removed remove(Duration atMost) {
    return designs.settings().map(settings -> remove(settings, atMost)).orElse(new Removed(0, 0));
  }

  private Removed remove(ServerSettings settings, Duration atMost) {
    Instant now = clock.instant();
    Map<DeliveryState, Instant> endedBefore = endedBefore(settings, now);
    List<Kind> deliveries = new ArrayList<>();
    endedBefore.forEach(
        (state, time) -> deliveries.add(many(() -> store.removeDeliveries(state, time))));
    Kind calls = many(() -> store.removeCalls(now.minus(settings.duplicatesWindow())));
    List<Kind> all = new ArrayList<>(deliveries);
    all.add(calls);
    all.add(
        few(
            () ->
                store.removeDocuments(
                    now.minus(settings.retention().documents()), now.minus(LONGEST_CREATE))));
    all.add(few(() -> documents.removeHalfReceived(LONGEST_SILENCE, RetentionStore.FEW)));
    all.add(many(() -> refusedCalls.removeSome(now, RetentionStore.BATCH)));
    new Batches().remove(all, atMost);
    Collision.again(() -> store.removeReplays(endedBefore.get(DeliveryState.DELIVERED)));
    Removed removed =
        new Removed(deliveries.stream().mapToInt(Kind::removed).sum(), calls.removed());
    if (!removed.isNothing()) {
      LOG.log(
          Level.DEBUG,
          "removed what is over deliveries={0} calls={1}",
          removed.deliveries(),
          removed.calls());
    }
    return removed;
  }

  private static Kind many(Supplier<Integer> batch) {
    return new Kind(RetentionStore.BATCH, () -> Collision.again(batch));
  }

  /** Of documents, which are large. */
  private static Kind few(Supplier<Integer> batch) {
    return new Kind(RetentionStore.FEW, () -> Collision.again(batch));
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
