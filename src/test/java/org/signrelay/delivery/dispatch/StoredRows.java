package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DocumentId;
import org.signrelay.design.OrgId;

/** Looks into the tables. */
@ApplicationScoped
public class StoredRows {
  @Inject Database database;

  /** What the table of credentials holds for a delivery; null if nothing. */
  @Transactional(TxType.REQUIRES_NEW)
  public String credentials(DeliveryId delivery) {
    return database
        .entities()
        .createQuery(
            "select c.content from StoredCredentials c where c.delivery = :delivery", String.class)
        .setParameter("delivery", delivery.value())
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Which credentials its call brought, as the row of a delivery says it; null if it does not. */
  @Transactional(TxType.REQUIRES_NEW)
  public String combination(DeliveryId delivery) {
    return database
        .entities()
        .createQuery("select d.combination from Delivery d where d.id = :delivery", String.class)
        .setParameter("delivery", delivery.value())
        .getSingleResult();
  }

  /** How many rows there are of a delivery, its payload, its credentials and its history. */
  @Transactional(TxType.REQUIRES_NEW)
  public List<Long> countsOf(DeliveryId delivery) {
    return Stream.of(
            "Delivery e where e.id",
            "Payload e where e.delivery",
            "StoredCredentials e where e.delivery",
            "HistoryEntry e where e.delivery")
        .map(
            rows ->
                database
                    .entities()
                    .createQuery("select count(e) from " + rows + " = :delivery", Long.class)
                    .setParameter("delivery", delivery.value())
                    .getSingleResult())
        .toList();
  }

  /** How many parts of a document there are. */
  @Transactional(TxType.REQUIRES_NEW)
  public long partsOf(DocumentId document) {
    return ((Number)
            database
                .entities()
                .createNativeQuery("select count(*) from document_part where document = ?1")
                .setParameter(1, document.value())
                .getSingleResult())
        .longValue();
  }

  /** How many calls are remembered that became this delivery. */
  @Transactional(TxType.REQUIRES_NEW)
  public long callsOf(DeliveryId delivery) {
    return database
        .entities()
        .createQuery("select count(a) from AcceptedCall a where a.delivery = :delivery", Long.class)
        .setParameter("delivery", delivery.value())
        .getSingleResult();
  }

  /** Makes a known record one that was written before the fields were kept with it. */
  @Transactional(TxType.REQUIRES_NEW)
  public void forgetHowRecordWasFound(UUID record) {
    database
        .entities()
        .createNativeQuery("update known_record set token_hash = '' where record_hash = ?1")
        .setParameter(1, record)
        .executeUpdate();
  }

  /** Until they are brought back, nothing can be written there. */
  @Transactional(TxType.REQUIRES_NEW)
  public void takeRefusedLoginsAway() {
    change("alter table refused_login rename to refused_login_away");
  }

  @Transactional(TxType.REQUIRES_NEW)
  public void bringRefusedLoginsBack() {
    change("alter table refused_login_away rename to refused_login");
  }

  private void change(String statement) {
    database.entities().createNativeQuery(statement).executeUpdate();
  }

  /** How many refused logins of a user are stored. */
  @Transactional(TxType.REQUIRES_NEW)
  public long refusedLoginsOf(OrgId org) {
    return database
        .entities()
        .createQuery("select count(r) from RefusedLogin r where r.org = :org", Long.class)
        .setParameter("org", org.value())
        .getSingleResult();
  }
}
