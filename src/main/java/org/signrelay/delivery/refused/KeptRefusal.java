package org.signrelay.delivery.refused;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A refused call in the database. */
@Entity
@Table(name = "refused_call")
public class KeptRefusal {
  private static final int LONGEST_DESIGN = 63;
  private static final int LONGEST_METHOD = 20;
  private static final int LONGEST_PATH = 200;
  private static final int LONGEST_ADDRESS = 100;
  private static final int LONGEST_REASON = 1000;

  @Id private UUID id;

  @Column(name = "refused_at")
  private long refusedAt;

  private String design;
  private String method;
  private String path;
  private String address;

  @Column(name = "content_type")
  private String contentType;

  private int status;
  private String problem;
  private String reason;
  private String body;

  /** For JPA. */
  protected KeptRefusal() {}

  /**
   * @param body sealed
   */
  KeptRefusal(UUID id, Instant time, RefusedCall call, Optional<String> body) {
    this.id = id;
    this.refusedAt = time.toEpochMilli();
    this.design = StorableText.of(call.design(), LONGEST_DESIGN);
    this.method = StorableText.of(call.method(), LONGEST_METHOD);
    this.path = StorableText.of(call.path(), LONGEST_PATH);
    this.address = StorableText.of(call.address(), LONGEST_ADDRESS);
    this.contentType =
        call.contentType().map(type -> StorableText.of(type, LONGEST_PATH)).orElse(null);
    this.status = call.status();
    this.problem = call.problem();
    this.reason = StorableText.of(call.reason(), LONGEST_REASON);
    this.body = body.orElse(null);
  }

  public UUID id() {
    return id;
  }

  public Instant time() {
    return Instant.ofEpochMilli(refusedAt);
  }

  /** As the URL named it. */
  public String design() {
    return design;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public String address() {
    return address;
  }

  public Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  public String problem() {
    return problem;
  }

  public String reason() {
    return reason;
  }

  /** Sealed; {@link RefusedCalls#body} opens it. */
  Optional<String> body() {
    return Optional.ofNullable(body);
  }
}
