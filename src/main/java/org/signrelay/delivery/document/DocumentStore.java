package org.signrelay.delivery.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.delivery.store.PartSeal;

/**
 * Documents in the database, in parts, each in a transaction of its own: no transaction lasts as
 * long as somebody's connection, and no document is in memory as a whole.
 */
@ApplicationScoped
public class DocumentStore {
  @Inject Database database;
  @Inject Clock clock;
  @Inject PartSeal seal;

  /** Begins a document. */
  @Transactional(TxType.REQUIRES_NEW)
  DocumentId begin() {
    DocumentId id = DocumentId.random();
    database.entities().persist(new Document(id, clock.instant()));
    database.entities().flush();
    return id;
  }

  /** Keeps the next parts of a document. */
  @Transactional(TxType.REQUIRES_NEW)
  void add(DocumentId document, int first, List<byte[]> parts) {
    writeBackSteadily();
    int bytes = parts.stream().mapToInt(part -> part.length).sum();
    find(document).grow(bytes, clock.instant());
    for (int i = 0; i < parts.size(); i++) {
      insert(document, first + i, parts.get(i));
    }
  }

  /** Takes note that more comes of the call to which these documents belong. */
  @Transactional(TxType.REQUIRES_NEW)
  void touch(Collection<DocumentId> documents) {
    database
        .entities()
        .createQuery("update Document d set d.touchedAt = :now where d.id in :ids")
        .setParameter("now", clock.millis())
        .setParameter("ids", documents.stream().map(DocumentId::value).toList())
        .executeUpdate();
  }

  /**
   * Who brings many pages or reads them makes PostgreSQL write others back, and the operating
   * system keeps these until a checkpoint has all of them written at once, for which everybody
   * waits who commits meanwhile. In this transaction it is asked to write them after each 256 kB
   * (32 pages), as PostgreSQL does by itself for those that checkpoints write ({@code
   * checkpoint_flush_after}).
   */
  private void writeBackSteadily() {
    if (database.engine() == Engine.POSTGRESQL) {
      database
          .entities()
          .createNativeQuery("select set_config('backend_flush_after', '32', true)")
          .getSingleResult();
    }
  }

  private void insert(DocumentId document, int number, byte[] bytes) {
    database
        .entities()
        .createNativeQuery(
            "insert into document_part (document, number, content) values (?1, ?2, ?3)")
        .setParameter(1, document.value())
        .setParameter(2, number)
        .setParameter(3, seal.seal(document.value(), number, bytes))
        .executeUpdate();
  }

  /**
   * Parts of a document in their order; none behind the last one.
   *
   * @param first number of the first one
   * @param atMost how many
   * @throws IllegalStateException if no configured key opens one
   */
  @Transactional(TxType.REQUIRES_NEW)
  List<byte[]> parts(DocumentId document, int first, int atMost) {
    writeBackSteadily();
    List<?> rows =
        database
            .entities()
            .createNativeQuery(
                "select number, content from document_part"
                    + " where document = ?1 and number >= ?2 and number < ?3 order by number")
            .setParameter(1, document.value())
            .setParameter(2, first)
            .setParameter(3, first + atMost)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> opened(document, row)).toList();
  }

  private byte[] opened(DocumentId document, Object[] row) {
    return seal.open(document.value(), ((Number) row[0]).intValue(), (byte[]) row[1]);
  }

  /**
   * Makes documents part of a delivery, in the transaction that accepts it.
   *
   * @throws IllegalStateException if one was given up as half received
   */
  @Transactional(TxType.MANDATORY)
  public void attach(DeliveryId delivery, List<ReceivedDocument> documents) {
    for (int place = 0; place < documents.size(); place++) {
      ReceivedDocument received = documents.get(place);
      find(received.id()).belongTo(delivery, place, received);
    }
  }

  /** The documents of a delivery, in the order of its call. */
  @Transactional(TxType.REQUIRES_NEW)
  public List<Document> of(DeliveryId delivery) {
    return database
        .entities()
        .createQuery(
            "select d from Document d where d.delivery = :delivery order by d.place",
            Document.class)
        .setParameter("delivery", delivery.value())
        .getResultList();
  }

  /** Removes those of some documents that are of no delivery. */
  @Transactional(TxType.REQUIRES_NEW)
  void remove(Collection<DocumentId> documents) {
    removeAll(
        database
            .entities()
            .createQuery(
                "select d.id from Document d where d.id in :ids and d.delivery = :nobody",
                UUID.class)
            .setParameter("nobody", Document.NOBODY)
            .setParameter("ids", documents.stream().map(DocumentId::value).toList())
            .getResultList());
  }

  /**
   * Removes some documents of which nothing has come for a while and which are of no delivery: the
   * connection broke, or the server was killed.
   *
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  public int removeHalfReceived(Duration silent, int atMost) {
    List<UUID> found =
        database
            .entities()
            .createQuery(
                "select d.id from Document d where d.delivery = :nobody and d.touchedAt < :before",
                UUID.class)
            .setParameter("nobody", Document.NOBODY)
            .setParameter("before", clock.instant().minus(silent).toEpochMilli())
            .setMaxResults(atMost)
            .getResultList();
    removeAll(found);
    return found.size();
  }

  private void removeAll(List<UUID> documents) {
    if (documents.isEmpty()) {
      return;
    }
    for (UUID document : documents) {
      database
          .entities()
          .createNativeQuery("delete from document_part where document = ?1")
          .setParameter(1, document)
          .executeUpdate();
    }
    database
        .entities()
        .createQuery("delete from Document d where d.id in :ids")
        .setParameter("ids", documents)
        .executeUpdate();
  }

  private Document find(DocumentId document) {
    Document found = database.entities().find(Document.class, document.value());
    if (found == null) {
      throw new IllegalStateException(
          "document " + document + " was removed, since nothing came of it for too long");
    }
    return found;
  }
}
