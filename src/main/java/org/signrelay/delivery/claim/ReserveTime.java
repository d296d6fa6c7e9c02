package org.signrelay.delivery.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.signrelay.design.OrgId;

/** The time in which an org's API calls were in their reserve, as any node saw it. */
@Entity
@Table(name = "api_reserve")
public class ReserveTime {
  /** A node that finds something due looks again within half a minute, see {@code Polling}. */
  private static final Duration KNOWN_FOR = Duration.ofMinutes(2);

  private static final Duration SEEN_ANEW_AFTER = Duration.ofMinutes(1);

  @Id private String org;
  private long since;

  @Column(name = "ends_at")
  private long endsAt;

  /** For JPA. */
  protected ReserveTime() {}

  ReserveTime(OrgId org, Instant seen) {
    this.org = org.value();
    this.since = seen.toEpochMilli();
    this.endsAt = seen.plus(KNOWN_FOR).toEpochMilli();
  }

  /** The org's calls are in their reserve, still or once more; changes once a minute at most. */
  void seen(Instant now) {
    if (endsAt < now.toEpochMilli()) {
      since = now.toEpochMilli();
    }
    if (endsAt < now.plus(SEEN_ANEW_AFTER).toEpochMilli()) {
      endsAt = now.plus(KNOWN_FOR).toEpochMilli();
    }
  }

  /** When it began, in milliseconds. */
  long since() {
    return since;
  }

  /** When it ended, in milliseconds; now if it goes on. */
  long end(Instant now) {
    return Math.min(endsAt, now.toEpochMilli());
  }
}
