package org.signrelay.delivery.carry;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.signrelay.design.Org;
import org.signrelay.salesforce.describe.Descriptions;
import org.signrelay.salesforce.describe.ObjectDescription;
import org.signrelay.salesforce.reaction.SalesforceException;

/**
 * What Salesforce says of objects, for one round of deliveries. If it does not say, it is not asked
 * again for each of them.
 */
final class RoundDescriptions {
  private final Descriptions descriptions;
  private final Map<Asked, SalesforceException> failures = new HashMap<>();

  RoundDescriptions(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /** An object's description, at most an hour old. */
  ObjectDescription kept(Org org, String object) {
    return once(new Asked(org, object), () -> descriptions.of(org, object));
  }

  /** An object's description, at most a minute old. */
  ObjectDescription recent(Org org, String object) {
    return once(new Asked(org, object), () -> descriptions.recent(org, object));
  }

  private ObjectDescription once(Asked asked, Supplier<ObjectDescription> asking) {
    SalesforceException failed = failures.get(asked);
    if (failed != null) {
      throw failed;
    }
    try {
      return asking.get();
    } catch (SalesforceException failure) {
      failures.put(asked, failure);
      throw failure;
    }
  }

  private record Asked(Org org, String object) {}
}
