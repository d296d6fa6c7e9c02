package org.signrelay.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a delivery's history: an attempt, what a person did to it, or how it was accepted.
 */
@Entity
@Table(name = "delivery_history")
public class HistoryEntry {

  /** What happened. */
  public enum Outcome {
    /** Accepted, although the call's body did not parse, with its id and status alone. */
    BODY_REPAIRED,
    /** Written to Salesforce. */
    DELIVERED,
    /** Failed, and will be tried again. */
    RETRY,
    /** Failed for good. */
    DEAD,
    /** Nothing written, since a later or higher status was. */
    SUPERSEDED,
    /** Stopped by something outside of the delivery; no attempt was used. */
    HELD,
    /** A person made it due again. */
    RETRIED,
    /** A person ended it. */
    DISCARDED;

    /** The word of the admin API, such as {@code retry}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Of the column in the database. */
  private static final int LONGEST_MESSAGE = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "delivery_history_seq")
  @SequenceGenerator(
      name = "delivery_history_seq",
      sequenceName = "delivery_history_seq",
      allocationSize = 50)
  private Long id;

  private UUID delivery;

  @Column(name = "happened_at")
  private long happenedAt;

  @Column(name = "duration_millis")
  private long durationMillis;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String code;
  private String message;

  /** For JPA. */
  protected HistoryEntry() {}

  /**
   * A line that is to be kept.
   *
   * @param started when the attempt began
   * @param took how long it took
   * @param message for people; what is behind 1,000 characters is left out
   */
  public HistoryEntry(
      DeliveryId delivery,
      Instant started,
      Duration took,
      Outcome outcome,
      Optional<String> code,
      Optional<String> message) {
    this.delivery = delivery.value();
    this.happenedAt = started.toEpochMilli();
    this.durationMillis = took.toMillis();
    this.outcome = outcome;
    this.code = code.orElse(null);
    this.message =
        message
            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)))
            .orElse(null);
  }

  /** A line about something that was no attempt. */
  public HistoryEntry(DeliveryId delivery, Instant happened, Outcome outcome, String message) {
    this(delivery, happened, Duration.ZERO, outcome, Optional.empty(), Optional.of(message));
  }

  public Instant time() {
    return Instant.ofEpochMilli(happenedAt);
  }

  public Duration duration() {
    return Duration.ofMillis(durationMillis);
  }

  public Outcome outcome() {
    return outcome;
  }

  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  public Optional<String> message() {
    return Optional.ofNullable(message);
  }
}
