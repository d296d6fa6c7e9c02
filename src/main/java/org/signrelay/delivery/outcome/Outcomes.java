package org.signrelay.delivery.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.signrelay.database.Collision;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;

/** Records how tries ended: together what was written as it should be, the others one by one. */
@ApplicationScoped
public class Outcomes {
  @Inject WrittenStore writtenStore;
  @Inject OutcomeStore store;

  /**
   * Records how tries ended, in a few short transactions.
   *
   * @return the deliveries as they stand now; those whose claim has passed to another node are left
   *     out, since the other node's outcome counts
   */
  public List<Delivery> settle(List<Settlement> settlements, Instant started, Duration took) {
    List<Delivery> settled = new ArrayList<>();
    Map<Boolean, List<Settlement>> written =
        settlements.stream().collect(Collectors.partitioningBy(Outcomes::isPlainlyWritten));
    List<Settlement> others = new ArrayList<>(written.get(false));
    written.get(true).stream()
        .collect(Collectors.groupingBy(settlement -> settlement.claim().id()))
        .values()
        .forEach(
            claimed -> {
              try {
                settled.addAll(end(claimed, started, took));
              } catch (ClaimLostException oneOfThem) {
                others.addAll(claimed);
              }
            });
    if (!others.isEmpty()) {
      settled.addAll(Collision.again(() -> store.settle(others, started, took)));
    }
    return settled;
  }

  /** A transmission may have web hooks that wait for it. */
  private static boolean isPlainlyWritten(Settlement settlement) {
    return settlement.delivery().callKind() == CallKind.WEB_HOOK
        && settlement.outcome() instanceof Outcome.Written written
        && written.recordId().isPresent();
  }

  private List<Delivery> end(List<Settlement> claimed, Instant started, Duration took) {
    List<WrittenStore.Arrival> arrivals = claimed.stream().map(Outcomes::arrival).toList();
    Instant ended = Collision.again(() -> writtenStore.end(arrivals, started, took));
    return claimed.stream().map(settlement -> ended(settlement, started, ended)).toList();
  }

  private static WrittenStore.Arrival arrival(Settlement settlement) {
    Outcome.Written written = (Outcome.Written) settlement.outcome();
    return new WrittenStore.Arrival(
        settlement.claim(),
        written.recordId().orElseThrow(),
        written.message(),
        settlement.delivery().broughtCredentials());
  }

  /** What the statement did to the row. */
  private static Delivery ended(Settlement settlement, Instant started, Instant ended) {
    Delivery delivery = settlement.delivery();
    OutcomeStore.note(delivery, settlement.outcome(), started, ended);
    delivery.end(DeliveryState.DELIVERED, ended);
    return delivery;
  }
}
