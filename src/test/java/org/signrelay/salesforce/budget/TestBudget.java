package org.signrelay.salesforce.budget;

import java.time.Clock;
import org.signrelay.design.Designs;

/** The budget of API calls, put together without a container. */
public final class TestBudget {
  private TestBudget() {}

  public static ApiBudget with(Designs designs) {
    ApiBudget budget = new ApiBudget();
    budget.clock = Clock.systemUTC();
    budget.designs = designs;
    return budget;
  }
}
