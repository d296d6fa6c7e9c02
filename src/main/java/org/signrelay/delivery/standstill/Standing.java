package org.signrelay.delivery.standstill;

import java.util.Set;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/**
 * What stood still when this node last looked, and what did not.
 *
 * @param openDesigns loaded, and not paused or disabled
 * @param stoppedOrgs stopped for all nodes, or not to be entered with what this node has
 */
record Standing(Set<DesignId> openDesigns, Set<OrgId> stoppedOrgs) {

  /** Before the first look. */
  static final Standing UNKNOWN = new Standing(Set.of(), Set.of());

  Standing {
    openDesigns = Set.copyOf(openDesigns);
    stoppedOrgs = Set.copyOf(stoppedOrgs);
  }

  /** Whether deliveries may go now that could not then, be they held or not held yet. */
  boolean opensSomethingSince(Standing earlier) {
    return !earlier.openDesigns.containsAll(openDesigns)
        || !stoppedOrgs.containsAll(earlier.stoppedOrgs);
  }
}
