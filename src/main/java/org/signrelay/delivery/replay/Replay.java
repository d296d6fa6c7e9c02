package org.signrelay.delivery.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.desk.DeliveryFilter;

/** An order to make all deliveries due that match a filter, and how far it is. */
@Entity
@Table(name = "replay")
public class Replay {

  /** How far it is. */
  public enum State {
    /** There may be more to do. */
    RUNNING,
    /** Everything that matched was dealt with. */
    DONE;

    /** The word of the admin API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Before every delivery. EclipseLink cannot bind an absent id for PostgreSQL. */
  private static final UUID BEGINNING = new UUID(0, 0);

  @Id private UUID id;

  @Column(name = "filter_text")
  private String filter;

  /** The database takes each filter once while it runs. */
  @Column(name = "filter_underway")
  private String filterUnderway;

  @Column(name = "dry_run")
  private boolean dryRun;

  @Enumerated(EnumType.STRING)
  private State state;

  private long matched;
  private long replayed;
  private long failed;

  @Column(name = "done_up_to")
  private UUID doneUpTo;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "ended_at")
  private Long endedAt;

  private String claim;

  @Column(name = "leased_until")
  private long leasedUntil;

  /** For JPA. */
  protected Replay() {}

  /** A replay that is to begin, free for any node; a dry run is done with that. */
  Replay(ReplayId id, DeliveryFilter filter, boolean dryRun, long matched, Instant now) {
    this.id = id.value();
    this.filter = FilterText.write(filter);
    this.filterUnderway = dryRun ? null : FilterText.mark(filter);
    this.dryRun = dryRun;
    this.state = State.RUNNING;
    this.matched = matched;
    this.doneUpTo = BEGINNING;
    this.createdAt = now.toEpochMilli();
    if (dryRun) {
      end(now);
    }
  }

  /** Is worked at under a claim that lasts until a time. */
  void claim(String by, Instant until) {
    claim = by;
    leasedUntil = until.toEpochMilli();
  }

  /** Frees it for any node. */
  void giveBack() {
    claim = null;
    leasedUntil = 0;
  }

  boolean isClaimedBy(String candidate) {
    return state == State.RUNNING && candidate.equals(claim);
  }

  /** Takes note of a batch that ends with a delivery. */
  void advance(DeliveryId last, long madeDue, long refused) {
    doneUpTo = last.value();
    replayed += madeDue;
    failed += refused;
    matched = Math.max(matched, replayed + failed);
  }

  /** Nothing is left; what matched at the beginning and no longer did could not be replayed. */
  void finish(Instant now) {
    failed = matched - replayed;
    end(now);
  }

  private void end(Instant now) {
    state = State.DONE;
    filterUnderway = null;
    endedAt = now.toEpochMilli();
    giveBack();
  }

  public ReplayId id() {
    return new ReplayId(id);
  }

  DeliveryFilter filter() {
    return FilterText.read(filter);
  }

  public State state() {
    return state;
  }

  /** How many deliveries matched when it began, or more if others came to match meanwhile. */
  public long matched() {
    return matched;
  }

  /** How many are due because of it. */
  public long replayed() {
    return replayed;
  }

  /** How many matched, but had ended or stood still before their turn came. */
  public long failed() {
    return failed;
  }

  /** The last delivery that was dealt with. */
  DeliveryId doneUpTo() {
    return new DeliveryId(doneUpTo);
  }

  Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }
}
