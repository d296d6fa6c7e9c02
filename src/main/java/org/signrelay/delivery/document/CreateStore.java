package org.signrelay.delivery.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.signrelay.database.Database;
import org.signrelay.database.Plan;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.store.Payload;
import org.signrelay.design.vocabulary.Kind;

/**
 * What is known of the creates by which documents come into Salesforce, each step in a transaction
 * of its own: none lasts as long as a call.
 */
@ApplicationScoped
public class CreateStore {
  private static final String BEGUN =
      "select x from Document x, Delivery d where d.id = x.delivery"
          + " and (x.createBegunAt is not null or x.createKey is not null"
          + " or x.storedId is not null)";

  @Inject Database database;
  @Inject Clock clock;

  /** Notes that a create is sent to Salesforce from now on with a key; before it is. */
  @Transactional(TxType.REQUIRES_NEW)
  public void beginCreate(DocumentId document, String key) {
    change(document, found -> found.beginCreate(key, clock.instant()));
  }

  /** Notes that the end of a create is not known. */
  @Transactional(TxType.REQUIRES_NEW)
  public void loseCreate(DocumentId document) {
    change(document, found -> found.loseCreate(clock.instant()));
  }

  /**
   * What is known of creates of a document that were begun, in whatever delivery of its record it
   * came; also before the design named another user, host or object, which changes the record's
   * key. To be asked while a delivery of the record is carried out, so that none of the same key is
   * under way: one that is open was lost, and this is noted now at the latest.
   *
   * @param partKey as {@link Document#partKey} says it
   */
  @Transactional(TxType.REQUIRES_NEW)
  public EarlierCreates earlierCreates(Delivery delivery, String partKey) {
    database.planWithout(Plan.WHOLE_TABLE);
    List<Document> begun =
        Stream.concat(begunForRecord(delivery), begunForSubject(delivery))
            .filter(document -> document.partKey().equals(partKey))
            .toList();
    begun.stream().filter(Document::isCreateOpen).forEach(open -> open.loseCreate(clock.instant()));
    boolean underWay =
        underWayByAnotherKey(delivery).anyMatch(document -> document.partKey().equals(partKey));
    return new EarlierCreates(begun, underWay ? Optional.of(clock.instant()) : Optional.empty());
  }

  private Stream<Document> begunForRecord(Delivery delivery) {
    return database
        .entities()
        .createQuery(BEGUN + " and d.recordHash = :record", Document.class)
        .setParameter("record", delivery.recordHash())
        .getResultList()
        .stream();
  }

  private Stream<Document> begunForSubject(Delivery delivery) {
    return ofSubject(delivery, "d.state <> :delivering");
  }

  private Stream<Document> underWayByAnotherKey(Delivery delivery) {
    return ofSubject(delivery, "d.state = :delivering and x.createBegunAt is not null");
  }

  private Stream<Document> ofSubject(Delivery delivery, String which) {
    String hash = delivery.kind() == Kind.DOCUMENT ? "documentHash" : "envelopeHash";
    return database
        .entities()
        .createQuery(
            BEGUN
                + " and d.design = :design and d.kind = :kind and d.recordHash <> :record"
                + " and d.id in (select p.delivery from Payload p where p."
                + hash
                + " = :subject) and "
                + which,
            Document.class)
        .setParameter("record", delivery.recordHash())
        .setParameter("delivering", DeliveryState.DELIVERING)
        .setParameter("design", delivery.design().value())
        .setParameter("kind", delivery.kind())
        .setParameter("subject", Payload.hashOf(delivery.subjectId()))
        .getResultList()
        .stream();
  }

  /** Notes that the create that was begun did not happen. */
  @Transactional(TxType.REQUIRES_NEW)
  public void createFailed(DocumentId document) {
    change(document, Document::createFailed);
  }

  /**
   * Notes that a document is in Salesforce.
   *
   * @param earlier the same document as it came with creates whose end was not known: now it is
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void stored(
      DocumentId document, String idInSalesforce, String as, Collection<Document> earlier) {
    change(document, found -> found.stored(idInSalesforce, as));
    earlier.stream()
        .map(other -> database.entities().find(Document.class, other.id().value()))
        .filter(Objects::nonNull)
        .forEach(Document::endCreate);
  }

  private void change(DocumentId document, Consumer<Document> change) {
    change.accept(database.entities().find(Document.class, document.value()));
  }
}
