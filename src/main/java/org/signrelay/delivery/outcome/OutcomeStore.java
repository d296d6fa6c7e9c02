package org.signrelay.delivery.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.ClaimedDeliveries;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;

/** Records how tries ended whatever became of them, those of a batch in one short transaction. */
@ApplicationScoped
class OutcomeStore {
  private final RetryPolicy policy = new RetryPolicy(new SecureRandom());

  @Inject Clock clock;
  @Inject ClaimedDeliveries claimed;
  @Inject CredentialStore credentials;
  @Inject NewerStatus newerStatus;

  @Inject Database database;

  /**
   * Records how tries ended.
   *
   * @return the deliveries as they stand now; those whose claim has passed to another node are left
   *     out, since the other node's outcome counts
   */
  @Transactional(TxType.REQUIRES_NEW)
  List<Delivery> settle(List<Settlement> settlements, Instant started, Duration took) {
    Map<UUID, Settlement> byId =
        settlements.stream()
            .collect(
                Collectors.toMap(
                    settlement -> settlement.claim().delivery().value(), Function.identity()));
    List<Delivery> mine =
        claimed.of(
            settlements.stream().map(Settlement::claim).toList(), LockModeType.PESSIMISTIC_WRITE);
    mine.forEach(delivery -> settle(delivery, byId.get(delivery.id().value()), started, took));
    credentials.wipeIfDone(mine);
    mine.stream().filter(OutcomeStore::isDocumentThere).forEach(this::wakeWhoWaitsForIt);
    return mine;
  }

  private void settle(Delivery delivery, Settlement settlement, Instant started, Duration took) {
    Instant now = clock.instant();
    Outcome outcome = settlement.outcome();
    note(delivery, outcome, started, now);
    Decision decision =
        policy.decide(
            outcome, delivery, settlement.settings(), sameErrorBefore(delivery, outcome), now);
    Optional<String> overtakenBy =
        settlement.settings().latestOnly() && !(decision instanceof Decision.End)
            ? newerStatus.than(delivery)
            : Optional.empty();
    if (overtakenBy.isPresent()) {
      outcome = new Outcome.Overtaken(overtakenBy.get());
      decision = new Decision.End(DeliveryState.SUPERSEDED);
      delivery.lastError(Optional.empty());
    }
    decision.applyTo(delivery, now);
    database.entities().persist(entry(delivery, outcome, started, took));
  }

  private static boolean isDocumentThere(Delivery delivery) {
    return delivery.callKind() == CallKind.TRANSMISSION
        && (delivery.state() == DeliveryState.DELIVERED
            || delivery.state() == DeliveryState.SUPERSEDED
            || delivery.state() == DeliveryState.DEAD);
  }

  private void wakeWhoWaitsForIt(Delivery transmission) {
    database
        .entities()
        .createQuery(
            "update Delivery d set d.dueAt = :now where d.recordHash = :record"
                + " and d.state = :waiting and d.errorCode = :expected")
        .setParameter("now", clock.millis())
        .setParameter("record", transmission.recordHash())
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("expected", Delivery.DOCUMENT_EXPECTED)
        .executeUpdate();
  }

  static void note(Delivery delivery, Outcome outcome, Instant started, Instant now) {
    if (outcome.isAttempt()) {
      delivery.countAttempt(started);
    }
    if (outcome instanceof Outcome.Written written) {
      written.recordId().ifPresent(delivery::wroteTo);
    }
    if (outcome instanceof Outcome.WrittenWithoutDocument written) {
      delivery.wroteTo(written.recordId());
    }
    if (outcome instanceof Outcome.RecordMissing) {
      delivery.recordMissing(now);
    }
    delivery.lastError(outcome.failure());
  }

  private static HistoryEntry entry(
      Delivery delivery, Outcome outcome, Instant started, Duration took) {
    HistoryEntry.Outcome happened =
        switch (delivery.state()) {
          case DELIVERED -> HistoryEntry.Outcome.DELIVERED;
          case SUPERSEDED -> HistoryEntry.Outcome.SUPERSEDED;
          case DEAD -> HistoryEntry.Outcome.DEAD;
          case HELD -> HistoryEntry.Outcome.HELD;
          default -> HistoryEntry.Outcome.RETRY;
        };
    return new HistoryEntry(
        delivery.id(),
        started,
        took,
        happened,
        outcome.failure().map(Failure::code),
        outcome.message());
  }

  private long sameErrorBefore(Delivery delivery, Outcome outcome) {
    Optional<String> code =
        outcome
            .failure()
            .filter(failure -> failure.reaction() == Reaction.RETRY_FEW || failure.isNothingSent())
            .map(Failure::code);
    if (code.isEmpty()) {
      return 0;
    }
    return database
        .entities()
        .createQuery(
            "select count(h) from HistoryEntry h where h.delivery = :delivery and h.code = :code"
                + " and h.outcome = :retry and h.happenedAt >= :since",
            Long.class)
        .setParameter("delivery", delivery.id().value())
        .setParameter("code", code.get())
        .setParameter("retry", HistoryEntry.Outcome.RETRY)
        .setParameter("since", delivery.begunAt().toEpochMilli())
        .getSingleResult();
  }
}
