package org.signrelay.delivery.standstill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/** An org or a design that stands still, for all nodes, and why. */
@Entity
@Table(name = "standstill")
public class Standstill {
  private static final String ORG = "org:";

  @Id private String scope;
  private String reason;
  private String code;
  private String message;
  private long since;

  @Column(name = "ends_at")
  private Long endsAt;

  /** For JPA. */
  protected Standstill() {}

  Standstill(String scope, HoldReason reason, String code, String message, Instant since) {
    this.scope = scope;
    this.since = since.toEpochMilli();
    this.reason = reason.name();
    this.code = code;
    this.message = message;
  }

  /** The key of an org that stands still. */
  public static String scopeOf(OrgId org) {
    return ORG + org.value();
  }

  /** The org that stands still, or empty if it is a design. */
  Optional<OrgId> org() {
    return scope.startsWith(ORG)
        ? Optional.of(new OrgId(scope.substring(ORG.length())))
        : Optional.empty();
  }

  /** The key of a design that stands still. */
  public static String scopeOf(DesignId design) {
    return "design:" + design.value();
  }

  /** Still stands still, perhaps for another reason: keeps since when it lasts. */
  void goOn(HoldReason nowFor, String nowCode, String nowMessage) {
    endsAt = null;
    reason = nowFor.name();
    code = nowCode;
    message = nowMessage;
  }

  void endAt(Instant end) {
    endsAt = end.toEpochMilli();
  }

  String scope() {
    return scope;
  }

  public HoldReason reason() {
    return HoldReason.valueOf(reason);
  }

  /** Salesforce's code, or the reason's word. */
  public String code() {
    return code;
  }

  public String message() {
    return message;
  }

  public Instant since() {
    return Instant.ofEpochMilli(since);
  }

  /**
   * When it is tried again by itself; empty if that takes a person or a change of configuration.
   */
  public Optional<Instant> endsAt() {
    return Optional.ofNullable(endsAt).map(Instant::ofEpochMilli);
  }
}
