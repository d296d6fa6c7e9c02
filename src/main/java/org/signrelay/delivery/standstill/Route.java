package org.signrelay.delivery.standstill;

import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/** An org, and a design that has deliveries for it. */
public record Route(OrgId org, DesignId design) {

  /** From a row with both as texts. */
  public static Route of(Object[] row) {
    return new Route(new OrgId((String) row[0]), new DesignId((String) row[1]));
  }
}
