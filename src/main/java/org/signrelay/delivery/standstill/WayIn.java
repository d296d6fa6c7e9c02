package org.signrelay.delivery.standstill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.signrelay.design.OrgId;

/** An org that some node can enter although Salesforce refused credentials for it. */
@Entity
@Table(name = "way_in")
public class WayIn {
  @Id private String org;

  @Column(name = "seen_at")
  private long seenAt;

  /** For JPA. */
  protected WayIn() {}

  WayIn(OrgId org, Instant seen) {
    this.org = org.value();
    this.seenAt = seen.toEpochMilli();
  }
}
