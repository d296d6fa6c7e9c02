package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** Which orgs and designs stand still; in the database, so that all nodes and restarts know. */
@ApplicationScoped
public class Standstills {
  /**
   * Salesforce's daily limit is a rolling one: an hourly probe finds out when it has room again.
   */
  private static final Duration LIMIT_PROBE = Duration.ofHours(1);

  private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  @Inject Clock clock;

  @Inject Database database;

  /** Everything that stands still now, to be asked by org and design. */
  @Transactional(TxType.REQUIRED)
  public Snapshot current() {
    return new Snapshot(
        database
            .entities()
            .createQuery("select s from Standstill s", Standstill.class)
            .getResultList()
            .stream()
            .collect(Collectors.toMap(Standstill::scope, Function.identity())),
        clock.instant());
  }

  /**
   * Stops an org because of what Salesforce answered. Two who stop it at the same moment collide.
   *
   * @param failure with reaction {@code HOLD} or {@code RETRY_LATER}
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void stop(OrgId org, Failure failure) {
    HoldReason reason = reasonFor(failure);
    Standstill standstill =
        keep(Standstill.scopeOf(org), reason, failure.code(), failure.message());
    if (reason.isTemporary()) {
      standstill.endAt(clock.instant().plus(nextWait(reason, standstill, failure)));
    }
  }

  /** Pauses a design until a person resumes it. Two who pause it at the same moment collide. */
  @Transactional(TxType.REQUIRES_NEW)
  public void pause(DesignId design) {
    keep(Standstill.scopeOf(design), HoldReason.PAUSED, "paused", "paused by a person");
  }

  @Transactional(TxType.REQUIRES_NEW)
  public void end(OrgId org) {
    end(Standstill.scopeOf(org));
  }

  @Transactional(TxType.REQUIRES_NEW)
  public void end(DesignId design) {
    end(Standstill.scopeOf(design));
  }

  private void end(String scope) {
    database
        .entities()
        .createQuery("delete from Standstill s where s.scope = :scope")
        .setParameter("scope", scope)
        .executeUpdate();
  }

  private Standstill keep(String scope, HoldReason reason, String code, String message) {
    Standstill known = database.entities().find(Standstill.class, scope);
    if (known == null) {
      Standstill added = new Standstill(scope, reason, code, message, clock.instant());
      database.entities().persist(added);
      database.entities().flush();
      return added;
    }
    known.goOn(reason, code, message);
    return known;
  }

  /**
   * Why deliveries are held after what Salesforce answered.
   *
   * @param failure with reaction {@code HOLD} or {@code RETRY_LATER}
   */
  public static HoldReason reasonFor(Failure failure) {
    if (failure.reaction() == Reaction.RETRY_LATER) {
      return failure.code().equals("REQUEST_LIMIT_EXCEEDED")
          ? HoldReason.LIMIT
          : HoldReason.MAINTENANCE;
    }
    return failure.scope() == Scope.LOGIN ? HoldReason.LOGIN : HoldReason.ORG;
  }

  private Duration nextWait(HoldReason reason, Standstill standstill, Failure failure) {
    if (reason == HoldReason.LIMIT) {
      return LIMIT_PROBE;
    }
    return maintenanceWait(
        Duration.between(standstill.since(), clock.instant()), failure.retryAfter());
  }

  /** As long again as it has lasted, or longer if that is asked for, within bounds. */
  static Duration maintenanceWait(Duration lasted, Optional<Duration> asked) {
    Duration wait = Collections.max(List.of(lasted, FIRST_WAIT, asked.orElse(FIRST_WAIT)));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** What stood still at one moment. */
  public record Snapshot(Map<String, Standstill> byScope, Instant taken) {

    /** The orgs among what stood still. */
    List<OrgId> orgs() {
      return byScope.values().stream().flatMap(stop -> stop.org().stream()).toList();
    }

    public Optional<Standstill> of(OrgId org) {
      return Optional.ofNullable(byScope.get(Standstill.scopeOf(org)));
    }

    public Optional<Standstill> of(DesignId design) {
      return Optional.ofNullable(byScope.get(Standstill.scopeOf(design)));
    }
  }
}
