package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.database.TextHash;
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
  /** With credentials of calls only the host can change; an org's id is host, slash and user. */
  private static final String SAME_USER =
      "concat(cast(?1 as varchar(400)), substring(org, position('/' in org) + 1))";

  private static final String THIS_USER = "cast(?1 as varchar(400))";

  /** A key is org, bar, object, bar and id; no object has a bar in its name. */
  private static final String KEY =
      "concat(%s, cast(?2 as varchar(400)), substring(record_key, char_length(org) + 2"
          + " + position('|' in substring(record_key, char_length(org) + 2))))";

  private static final String FOLLOW =
      """
      update delivery set org = %1$s, record_key = %2$s, record_hash = %3$s, record_id = null
      where design = ?3 and kind = ?4 and state in ('PENDING', 'WAITING', 'HELD')
        and record_key <> %2$s
      """;

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
    String now = org.takesCredentialsOfCalls() ? SAME_USER : THIS_USER;
    String key = KEY.formatted(now);
    return database
        .entities()
        .createNativeQuery(FOLLOW.formatted(now, key, TextHash.sql(database.engine(), key)))
        .setParameter(
            1, org.takesCredentialsOfCalls() ? OrgId.prefix(org.loginHost()) : org.id().value())
        .setParameter(2, RecordKey.objectPart(record))
        .setParameter(3, design.id().value())
        .setParameter(4, kind.name())
        .executeUpdate();
  }
}
