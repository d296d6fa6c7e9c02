package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.RecordKey;
import org.signrelay.design.Design;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.Kind;

/**
 * Lets open deliveries follow their design: when an admin names another user, org or object, what
 * is still to be delivered goes there.
 */
@ApplicationScoped
class Readdressing {
  private static final List<DeliveryState> NOT_UNDER_WAY =
      List.of(DeliveryState.PENDING, DeliveryState.WAITING, DeliveryState.HELD);

  @Inject Database database;

  /** Gives a design's open deliveries the org and object that it names now; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int follow(Design design) {
    return design.records().entrySet().stream()
        .mapToInt(record -> follow(design, record.getKey(), record.getValue()))
        .sum();
  }

  private int follow(Design design, Kind kind, RecordSettings record) {
    String id = kind == Kind.DOCUMENT ? "d.documentSearch" : "d.envelopeSearch";
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.org = :org, d.recordKey = concat(:prefix, "
                + id
                + ") where d.design = :design and d.kind = :kind and d.state in :open"
                + " and d.recordKey <> concat(:prefix, "
                + id
                + ")")
        .setParameter("org", design.org().id().value())
        .setParameter("prefix", RecordKey.prefix(design.org().id(), record))
        .setParameter("design", design.id().value())
        .setParameter("kind", kind)
        .setParameter("open", NOT_UNDER_WAY)
        .executeUpdate();
  }
}
