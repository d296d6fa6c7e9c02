package org.signrelay.delivery.pace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The circuit breaker of an org that does not answer; there is none for an org that does. */
@Entity
@Table(name = "circuit_breaker")
public class Breaker {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 10;

  @Id private String org;
  private int openings;

  @Column(name = "open_until")
  private long openUntil;

  @Column(name = "opened_at")
  private long openedAt;

  /** For JPA. */
  protected Breaker() {}

  Breaker(String org, Instant now) {
    this.org = org;
    this.openedAt = now.toEpochMilli();
  }

  /** Leaves the org alone for ten seconds, twice as long each time, five minutes at most. */
  void open(Instant now) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(openings, MOST_DOUBLINGS));
    openings++;
    openUntil = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toEpochMilli();
  }

  String org() {
    return org;
  }

  public Instant openUntil() {
    return Instant.ofEpochMilli(openUntil);
  }

  public Instant openedAt() {
    return Instant.ofEpochMilli(openedAt);
  }

  /** Whether the org is left alone now; if not, one call finds out whether it answers again. */
  public boolean isOpen(Instant now) {
    return now.toEpochMilli() < openUntil;
  }
}
