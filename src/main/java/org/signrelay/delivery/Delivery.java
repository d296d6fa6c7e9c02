package org.signrelay.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;

/**
 * One accepted call on its way to Salesforce: the small row that changes with every attempt. What
 * the call said is kept apart, in its payload.
 */
@Entity
@Table(name = "delivery")
public class Delivery {
  /** Code of a web hook that waits for the transmission of its document. */
  public static final String DOCUMENT_EXPECTED = "document-expected";

  @Id private UUID id;
  private String design;
  private String org;

  @Column(name = "record_key")
  private String recordKey;

  /** Short, since each change of the row writes it to an index anew. */
  @Column(name = "record_hash")
  private UUID recordHash;

  @Enumerated(EnumType.STRING)
  @Column(name = "call_kind")
  private CallKind callKind;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "document_id")
  private String documentId;

  @Column(name = "envelope_id")
  private String envelopeId;

  private String status;

  @Column(name = "status_rank")
  private int statusRank;

  private String event;

  @Enumerated(EnumType.STRING)
  private DeliveryState state;

  private int attempts;
  private int tries;

  @Column(name = "received_at")
  private long receivedAt;

  @Column(name = "begun_at")
  private long begunAt;

  /** Only while it is pending or waiting, so that the database finds what is due in one index. */
  @Column(name = "due_at")
  private Long dueAt;

  @Column(name = "first_attempt_at")
  private Long firstAttemptAt;

  @Column(name = "no_record_since")
  private Long noRecordSince;

  @Column(name = "held_since")
  private Long heldSince;

  @Column(name = "ended_at")
  private Long endedAt;

  private String claim;

  @Column(name = "leased_until")
  private Long leasedUntil;

  /** Of the credentials that its call brought; the database finds the newest of each by it. */
  private String combination;

  /** Set only when it was written. */
  @Column(name = "record_id")
  private String recordId;

  @Column(name = "error_code")
  private String errorCode;

  @Column(name = "error_message")
  private String errorMessage;

  @Column(name = "error_reaction")
  private String errorReaction;

  /** For JPA. */
  protected Delivery() {}

  /** A new delivery, due at once. */
  public Delivery(DeliveryId id, Notification notification, Instant received) {
    this.id = id.value();
    this.design = notification.design().id().value();
    this.org = notification.org().id().value();
    this.recordKey = notification.recordKey().value();
    this.recordHash = notification.recordKey().hash();
    this.callKind = notification.call();
    this.kind = notification.kind();
    this.documentId = notification.documentId().orElse(null);
    this.envelopeId = notification.envelopeId().orElse(null);
    this.status = notification.status().map(known -> known.acronym(kind)).orElse(null);
    this.statusRank = notification.status().map(Status::rank).orElse(0);
    this.event = notification.event().map(known -> known.word()).orElse(null);
    this.state = DeliveryState.PENDING;
    this.receivedAt = received.toEpochMilli();
    this.begunAt = receivedAt;
    this.dueAt = receivedAt;
  }

  /**
   * Is carried out under a claim that lasts until a time. The database takes one of each record at
   * once.
   */
  public void claim(String id, Instant until) {
    state = DeliveryState.DELIVERING;
    dueAt = null;
    claim = id;
    leasedUntil = until.toEpochMilli();
  }

  /** Gives the claim back: it is due again. */
  public void giveBack(Instant now) {
    state = DeliveryState.PENDING;
    dueAt = now.toEpochMilli();
    release();
  }

  /**
   * Its call brought credentials.
   *
   * @param mark equal for equal ones
   */
  public void bring(String mark) {
    combination = mark;
  }

  /** Whether its call brought credentials that are still kept. */
  public boolean broughtCredentials() {
    return combination != null;
  }

  /** Takes note that a try is over which counts as an attempt. */
  public void countAttempt(Instant started) {
    attempts++;
    tries++;
    if (firstAttemptAt == null) {
      firstAttemptAt = started.toEpochMilli();
    }
  }

  /** Ends this delivery, well or not, and gives the claim back. */
  public void end(DeliveryState ended, Instant now) {
    state = ended;
    dueAt = null;
    endedAt = now.toEpochMilli();
    if (ended != DeliveryState.DEAD) {
      combination = null;
    }
    release();
  }

  /** Schedules the next try. */
  public void waitUntil(Instant due) {
    state = DeliveryState.WAITING;
    dueAt = due.toEpochMilli();
    release();
  }

  /** Stands still; its clocks do too until it is released. */
  public void hold(Instant now) {
    state = DeliveryState.HELD;
    dueAt = null;
    heldSince = now.toEpochMilli();
    release();
  }

  /** Makes this delivery due as if it had never been tried, in its old place in the order. */
  public void startAgain(Instant now) {
    state = DeliveryState.PENDING;
    dueAt = now.toEpochMilli();
    begunAt = now.toEpochMilli();
    tries = 0;
    firstAttemptAt = null;
    noRecordSince = null;
    endedAt = null;
    release();
  }

  /** Makes a scheduled retry due now. */
  public void hurry(Instant now) {
    dueAt = now.toEpochMilli();
  }

  /** Remembers since when the record cannot be found. */
  public void recordMissing(Instant now) {
    if (noRecordSince == null) {
      noRecordSince = now.toEpochMilli();
    }
  }

  /**
   * Remembers to which record it was written. Whatever becomes of it afterwards, its status counts
   * as written from now on.
   */
  public void wroteTo(String salesforceId) {
    recordId = salesforceId;
  }

  /** Remembers the last error, or with empty that there is none any more. */
  public void lastError(Optional<Failure> failure) {
    errorCode = failure.map(Failure::code).orElse(null);
    errorMessage = failure.map(Failure::message).orElse(null);
    errorReaction =
        failure
            .map(error -> error.reaction().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .orElse(null);
  }

  private void release() {
    claim = null;
    leasedUntil = null;
  }

  public DeliveryId id() {
    return new DeliveryId(id);
  }

  public DesignId design() {
    return new DesignId(design);
  }

  public OrgId org() {
    return new OrgId(org);
  }

  public RecordKey recordKey() {
    return new RecordKey(recordKey);
  }

  /** The hash of its record's key, by which the deliveries of a record are found. */
  public UUID recordHash() {
    return recordHash;
  }

  public CallKind callKind() {
    return callKind;
  }

  public Kind kind() {
    return kind;
  }

  public Optional<String> documentId() {
    return Optional.ofNullable(documentId);
  }

  public Optional<String> envelopeId() {
    return Optional.ofNullable(envelopeId);
  }

  /** Id of the document or envelope that this delivery speaks of. */
  public String subjectId() {
    return kind == Kind.DOCUMENT ? documentId : envelopeId;
  }

  public Optional<Status> status() {
    return Optional.ofNullable(status).flatMap(Status::ofAcronym);
  }

  public DeliveryState state() {
    return state;
  }

  /** Number of tries so far; waiting for a limit, a pause or a restart is none. */
  public int attempts() {
    return attempts;
  }

  /** Number of tries since it was accepted, or since a person made it start again. */
  public int tries() {
    return tries;
  }

  /** When it was accepted, or a person last made it start again. */
  public Instant begunAt() {
    return Instant.ofEpochMilli(begunAt);
  }

  public Instant receivedAt() {
    return Instant.ofEpochMilli(receivedAt);
  }

  /** When it is tried next; empty unless it is pending or waiting. */
  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt).map(Instant::ofEpochMilli);
  }

  public Optional<Instant> firstAttemptAt() {
    return Optional.ofNullable(firstAttemptAt).map(Instant::ofEpochMilli);
  }

  public Optional<Instant> noRecordSince() {
    return Optional.ofNullable(noRecordSince).map(Instant::ofEpochMilli);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt).map(Instant::ofEpochMilli);
  }

  /**
   * Whether this claim is still the current one: a slow node's claim may have passed to another.
   */
  public boolean isClaimedBy(String candidate) {
    return state == DeliveryState.DELIVERING && candidate.equals(claim);
  }

  /** The claim under which it is carried out at the moment. */
  public Optional<String> claim() {
    return Optional.ofNullable(claim);
  }

  /**
   * The record to which it was written; empty if it was not, or there was nothing to write. A
   * delivery that is not {@code delivered} has one too if its status was written without its
   * document.
   */
  public Optional<String> recordId() {
    return Optional.ofNullable(recordId);
  }

  public Optional<String> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  public Optional<String> errorMessage() {
    return Optional.ofNullable(errorMessage);
  }

  public Optional<String> errorReaction() {
    return Optional.ofNullable(errorReaction);
  }
}
