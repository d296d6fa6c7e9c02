package org.signrelay.operations;

import java.util.Locale;
import java.util.Optional;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.budget.ApiUsage;

/**
 * How a Salesforce org stands.
 *
 * @param usage of its daily API calls, if Salesforce has told this node
 * @param inReserve whether what is left of them is for final statuses only
 */
record OrgStanding(
    OrgId org, Login login, Optional<ApiUsage> usage, boolean inReserve, Circuit breaker) {

  /** What this node's session is like. */
  enum Login {
    OPEN,
    NONE,
    /** Salesforce refused the credentials; the org stands still. */
    REFUSED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The state of an org's breaker, the same for all nodes. */
  enum Circuit {
    CLOSED,
    OPEN,
    HALF_OPEN;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
