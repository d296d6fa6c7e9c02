package org.signrelay.delivery.standstill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.signrelay.design.DesignId;

/** A design that some node has loaded, and when a node last said so. */
@Entity
@Table(name = "loaded_design")
public class LoadedDesign {
  @Id private String design;

  @Column(name = "seen_at")
  private long seenAt;

  /** For JPA. */
  protected LoadedDesign() {}

  LoadedDesign(DesignId design, Instant seen) {
    this.design = design.value();
    this.seenAt = seen.toEpochMilli();
  }
}
