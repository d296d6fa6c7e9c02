package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.RecordKey;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
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

  /** With credentials of calls only the host can change; an org's id is host, slash and user. */
  private static final String SAME_USER = "concat(:org, substring(d.org, locate('/', d.org) + 1))";

  /**
   * Two nodes that see the same edit would lock the same deliveries crosswise: PostgreSQL may read
   * a large table from where another session is reading it. Ends with the transaction.
   */
  private static final String ONE_NODE_AT_A_TIME =
      "select 1 from pg_advisory_xact_lock(7368727241)";

  @Inject Database database;

  /** Whether a design has deliveries for an org that it does not name. */
  static boolean isAstray(Design design, Collection<Route> open) {
    return open.stream()
        .filter(route -> route.design().equals(design.id()))
        .anyMatch(route -> !design.org().leadsTo(route.org()));
  }

  /**
   * Gives a design's open deliveries the org and object that it names now, all or none; to the
   * record there nothing of them was written yet. Nodes take turns, and may collide with what is
   * done to a delivery at the same moment.
   *
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  int follow(Design design) {
    if (database.engine() == Engine.POSTGRESQL) {
      database.entities().createNativeQuery(ONE_NODE_AT_A_TIME).getSingleResult();
    }
    return design.records().entrySet().stream()
        .mapToInt(record -> follow(design, record.getKey(), record.getValue()))
        .sum();
  }

  private int follow(Design design, Kind kind, RecordSettings record) {
    Org org = design.org();
    String id = kind == Kind.DOCUMENT ? "d.documentSearch" : "d.envelopeSearch";
    String now = org.takesCredentialsOfCalls() ? SAME_USER : ":org";
    String key = "concat(" + now + ", concat(:object, " + id + "))";
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.org = "
                + now
                + ", d.recordKey = "
                + key
                + ", d.recordId = null where d.design = :design and d.kind = :kind and d.state in :open"
                + " and d.recordKey <> "
                + key)
        .setParameter(
            "org", org.takesCredentialsOfCalls() ? OrgId.prefix(org.loginHost()) : org.id().value())
        .setParameter("object", RecordKey.objectPart(record))
        .setParameter("design", design.id().value())
        .setParameter("kind", kind)
        .setParameter("open", NOT_UNDER_WAY)
        .executeUpdate();
  }
}
