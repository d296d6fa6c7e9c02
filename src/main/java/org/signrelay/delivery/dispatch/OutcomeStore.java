package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.delivery.store.Payload;
import org.signrelay.delivery.store.PayloadSeal;
import org.signrelay.delivery.store.PayloadText;
import org.signrelay.delivery.store.StoredCredentials;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.RetrySettings;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;

/** Reads a claimed delivery and records how a try ended, each in a short transaction of its own. */
@ApplicationScoped
class OutcomeStore {
  private final RetryPolicy policy = new RetryPolicy(new SecureRandom());

  @Inject Clock clock;
  @Inject PayloadSeal seal;
  @Inject CredentialStore credentials;

  @Inject Database database;

  /** What a claimed delivery is about; empty if the claim has passed to another node. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Work> open(Claim claim) {
    Delivery delivery = database.entities().find(Delivery.class, claim.delivery().value());
    if (delivery == null || !delivery.isClaimedBy(claim.id())) {
      return Optional.empty();
    }
    Payload payload = database.entities().find(Payload.class, claim.delivery().value());
    Optional<StoredCredentials> stored = credentials.find(claim.delivery());
    Optional<PassedCredentials> opened = stored.flatMap(credentials::open);
    return Optional.of(
        new Work(
            delivery,
            seal.open(claim.delivery(), payload.content())
                .map(PayloadText::read)
                .filter(values -> stored.isEmpty() || opened.isPresent()),
            overtakenBy(delivery),
            opened));
  }

  /**
   * Records how a try ended.
   *
   * @return the delivery as it stands now; empty if the claim has passed to another node, whose
   *     outcome counts instead
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Delivery> settle(
      Claim claim, Outcome outcome, RetrySettings settings, Instant started, Duration took) {
    Delivery delivery =
        database
            .entities()
            .find(Delivery.class, claim.delivery().value(), LockModeType.PESSIMISTIC_WRITE);
    if (delivery == null || !delivery.isClaimedBy(claim.id())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    note(delivery, outcome, started, now);
    policy
        .decide(outcome, delivery, settings, sameErrorBefore(delivery, outcome), now)
        .applyTo(delivery, now);
    credentials.wipeIfDone(delivery);
    database.entities().persist(entry(delivery, outcome, started, took));
    return Optional.of(delivery);
  }

  private static void note(Delivery delivery, Outcome outcome, Instant started, Instant now) {
    if (outcome.isAttempt()) {
      delivery.countAttempt(started);
    }
    if (outcome instanceof Outcome.Written written) {
      written.recordId().ifPresent(delivery::foundRecord);
    }
    delivery.recordMissing(outcome instanceof Outcome.RecordMissing, now);
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
            .filter(failure -> failure.reaction() == Reaction.RETRY_FEW)
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
        .setParameter("since", delivery.firstAttemptAt().orElseThrow().toEpochMilli())
        .getSingleResult();
  }

  /** A status gives way to one of its record that is higher, or as high and accepted later. */
  private Optional<String> overtakenBy(Delivery delivery) {
    return delivery
        .status()
        .flatMap(
            status ->
                database
                    .entities()
                    .createQuery(
                        "select d.status from Delivery d where d.recordKey = :record"
                            + " and d.state = :delivered and (d.statusRank > :rank"
                            + " or (d.statusRank = :rank and d.id > :id))",
                        String.class)
                    .setParameter("record", delivery.recordKey().value())
                    .setParameter("delivered", DeliveryState.DELIVERED)
                    .setParameter("rank", status.rank())
                    .setParameter("id", delivery.id().value())
                    .setMaxResults(1)
                    .getResultList()
                    .stream()
                    .findFirst());
  }
}
