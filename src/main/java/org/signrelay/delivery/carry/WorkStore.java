package org.signrelay.delivery.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.claim.ClaimedDeliveries;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.delivery.store.Payload;
import org.signrelay.delivery.store.PayloadSeal;
import org.signrelay.delivery.store.PayloadText;
import org.signrelay.delivery.store.StoredCredentials;
import org.signrelay.design.Designs;
import org.signrelay.design.PassedCredentials;

/** Reads what claimed deliveries are about, those of a batch in one short transaction. */
@ApplicationScoped
public class WorkStore {
  private static final ListQuery PAYLOADS =
      new ListQuery("select p from Payload p where p.delivery in :list");

  private static final ListQuery RECORDS_WITH_DOCUMENT =
      new ListQuery(
          "select distinct d.recordHash from Delivery d where d.recordHash in :list"
              + " and d.callKind = :transmission"
              + " and d.state in (:delivered, :superseded, :dead, :discarded)");

  /**
   * Those that are due, or held for their org's sake, which no longer stands still when a delivery
   * of it is carried out; and that nothing precedes but web hooks that wait for them.
   */
  private static final ListQuery RECORDS_WHOSE_DOCUMENT_GOES_NEXT =
      new ListQuery(
          "select distinct d.recordHash from Delivery d where d.recordHash in :list"
              + " and d.callKind = :transmission and (d.state = :pending"
              + " or d.state = :waiting and d.dueAt <= :now"
              + " or d.state = :held and d.errorCode in (:limit, :maintenance, :login, :org))"
              + " and not exists (select e.id from Delivery e where e.recordHash = d.recordHash"
              + " and e.id < d.id and (e.state in (:pending, :held)"
              + " or e.state = :waiting and e.errorCode <> :expected))");

  private static final ListQuery WRITTEN =
      new ListQuery(
          "select d from Delivery d where d.recordHash in :list"
              + " and (d.state = :delivered or d.recordId is not null) and d.statusRank > 0");

  private static final ListQuery WAITED =
      new ListQuery(
          "select distinct h.delivery from HistoryEntry h where h.delivery in :list"
              + " and h.code = :expected");

  @Inject Clock clock;
  @Inject Database database;
  @Inject ClaimedDeliveries claimed;
  @Inject PayloadSeal seal;
  @Inject CredentialStore credentials;
  @Inject Designs designs;

  /**
   * What claimed deliveries are about, in their order; those whose claim has passed to another node
   * are left out.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public List<Work> open(List<Claim> claims) {
    List<Delivery> mine = claimed.of(claims, LockModeType.NONE);
    if (mine.isEmpty()) {
      return List.of();
    }
    Map<UUID, Payload> payloads =
        PAYLOADS
            .of(
                mine.stream().map(delivery -> delivery.id().value()).toList(),
                Payload.class,
                database.entities())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(Payload::delivery, Function.identity()));
    WrittenStatuses written = writtenStatuses(mine);
    Set<UUID> waited = thoseThatWaited(mine.stream().filter(written::includeDocumentOf).toList());
    Map<UUID, ExpectedDocument> documents = expectedDocuments(mine);
    Map<UUID, StoredCredentials> stored =
        credentials.find(
            mine.stream()
                .filter(Delivery::broughtCredentials)
                .map(delivery -> delivery.id().value())
                .toList());
    return mine.stream()
        .map(
            delivery ->
                work(
                    delivery,
                    payloads.get(delivery.id().value()),
                    Optional.ofNullable(stored.get(delivery.id().value())),
                    written.overtaking(delivery, waited.contains(delivery.id().value())),
                    documents.getOrDefault(delivery.recordHash(), ExpectedDocument.NOT_YET)))
        .toList();
  }

  private Work work(
      Delivery delivery,
      Payload payload,
      Optional<StoredCredentials> stored,
      Optional<String> overtakenBy,
      ExpectedDocument document) {
    Optional<PassedCredentials> opened = stored.flatMap(credentials::open);
    return new Work(
        delivery,
        seal.open(delivery.id(), payload.content())
            .map(PayloadText::read)
            .filter(values -> stored.isEmpty() || opened.isPresent()),
        overtakenBy,
        document,
        opened);
  }

  /** Of those records whose document is on its way or came. */
  private Map<UUID, ExpectedDocument> expectedDocuments(List<Delivery> deliveries) {
    List<Delivery> waiting = deliveries.stream().filter(this::mayWaitForDocument).toList();
    Map<UUID, ExpectedDocument> documents = new HashMap<>();
    if (!waiting.isEmpty()) {
      List<UUID> records = recordHashes(waiting);
      whoseDocumentGoesNext(records)
          .forEach(record -> documents.put(record, ExpectedDocument.GOES_NEXT));
      whoseDocumentCame(records).forEach(record -> documents.put(record, ExpectedDocument.CAME));
    }
    return documents;
  }

  private Stream<UUID> whoseDocumentGoesNext(List<UUID> records) {
    return RECORDS_WHOSE_DOCUMENT_GOES_NEXT
        .of(records, UUID.class, database.entities())
        .setParameter("transmission", CallKind.TRANSMISSION)
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("held", DeliveryState.HELD)
        .setParameter("waiting", DeliveryState.WAITING)
        .setParameter("expected", Delivery.DOCUMENT_EXPECTED)
        .setParameter("now", clock.millis())
        .setParameter("limit", HoldReason.LIMIT.word())
        .setParameter("maintenance", HoldReason.MAINTENANCE.word())
        .setParameter("login", HoldReason.LOGIN.word())
        .setParameter("org", HoldReason.ORG.word())
        .getResultList()
        .stream();
  }

  private Stream<UUID> whoseDocumentCame(List<UUID> records) {
    return RECORDS_WITH_DOCUMENT
        .of(records, UUID.class, database.entities())
        .setParameter("transmission", CallKind.TRANSMISSION)
        .setParameter("delivered", DeliveryState.DELIVERED)
        .setParameter("superseded", DeliveryState.SUPERSEDED)
        .setParameter("dead", DeliveryState.DEAD)
        .setParameter("discarded", DeliveryState.DISCARDED)
        .getResultList()
        .stream();
  }

  private boolean mayWaitForDocument(Delivery delivery) {
    return designs
        .find(delivery.design())
        .flatMap(design -> design.documents().expectedWait())
        .isPresent();
  }

  private static List<UUID> recordHashes(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::recordHash).distinct().toList();
  }

  /** What was written to the records of these deliveries. */
  private WrittenStatuses writtenStatuses(List<Delivery> deliveries) {
    return new WrittenStatuses(
        WRITTEN
            .of(recordHashes(deliveries), Delivery.class, database.entities())
            .setParameter("delivered", DeliveryState.DELIVERED)
            .getResultList());
  }

  /** Those that ever waited for their document, whatever happened to them since. */
  private Set<UUID> thoseThatWaited(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        WAITED
            .of(
                deliveries.stream().map(delivery -> delivery.id().value()).toList(),
                UUID.class,
                database.entities())
            .setParameter("expected", Delivery.DOCUMENT_EXPECTED)
            .getResultList());
  }
}
