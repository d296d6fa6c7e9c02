package org.signrelay.delivery.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.design.vocabulary.Status;

/**
 * Lets web hooks of a design that says {@code deliver.latest-only = true} give way to a newer
 * status of their record that is as high or higher: they end superseded without being written. What
 * a person made dead or retries, another design's delivery, an event without status and a document
 * are not concerned.
 */
@ApplicationScoped
public class NewerStatus {
  private static final List<DeliveryState> NOT_UNDER_WAY =
      List.of(DeliveryState.PENDING, DeliveryState.WAITING, DeliveryState.HELD);

  @Inject Clock clock;
  @Inject Database database;
  @Inject CredentialStore credentials;

  /** Ends older deliveries that wait, in the transaction that accepts a newer one. */
  @Transactional(TxType.MANDATORY)
  public void supersedeOlderThan(Delivery newer) {
    Optional<Status> status = newer.status();
    if (status.isEmpty()) {
      return;
    }
    List<Delivery> older =
        database
            .entities()
            .createQuery(
                "select d from Delivery d where d.recordHash = :record and d.design = :design"
                    + " and d.callKind = :webHook and d.state in :waiting and d.id < :newer"
                    + " and d.statusRank > 0 and d.statusRank <= :rank order by d.id",
                Delivery.class)
            .setParameter("record", newer.recordHash())
            .setParameter("design", newer.design().value())
            .setParameter("webHook", CallKind.WEB_HOOK)
            .setParameter("waiting", NOT_UNDER_WAY)
            .setParameter("newer", newer.id().value())
            .setParameter("rank", status.get().rank())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    older.forEach(delivery -> supersede(delivery, newer));
    credentials.wipeIfDone(older);
  }

  /** Why a delivery that would have to wait gives way, or empty if nothing newer is there. */
  @Transactional(TxType.MANDATORY)
  public Optional<String> than(Delivery waiting) {
    if (waiting.status().isEmpty() || waiting.callKind() != CallKind.WEB_HOOK) {
      return Optional.empty();
    }
    return database
        .entities()
        .createQuery(
            "select d from Delivery d where d.recordHash = :record and d.design = :design"
                + " and d.state in :waiting and d.id > :older and d.statusRank >= :rank"
                + " order by d.id desc",
            Delivery.class)
        .setParameter("record", waiting.recordHash())
        .setParameter("design", waiting.design().value())
        .setParameter("waiting", NOT_UNDER_WAY)
        .setParameter("older", waiting.id().value())
        .setParameter("rank", waiting.status().get().rank())
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .map(NewerStatus::why);
  }

  private void supersede(Delivery older, Delivery newer) {
    Instant now = clock.instant();
    older.end(DeliveryState.SUPERSEDED, now);
    older.lastError(Optional.empty());
    database
        .entities()
        .persist(new HistoryEntry(older.id(), now, HistoryEntry.Outcome.SUPERSEDED, why(newer)));
  }

  private static String why(Delivery newer) {
    return newer.status().orElseThrow().acronym(newer.kind())
        + " was accepted later as delivery "
        + newer.id()
        + ", and deliver.latest-only is set";
  }
}
