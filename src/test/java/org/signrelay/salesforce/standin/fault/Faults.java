package org.signrelay.salesforce.standin.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The fault scripts in the order in which they were given; the first one that applies counts. */
public final class Faults {
  private final List<FaultScript> scripts = new CopyOnWriteArrayList<>();

  public FaultBuilder on(CallMatcher matcher) {
    return new FaultBuilder(matcher, scripts::add);
  }

  public FaultPlan plan(CallFacts call) {
    return scripts.stream()
        .filter(script -> script.takes(call))
        .findFirst()
        .map(FaultScript::plan)
        .orElse(FaultPlan.NONE);
  }

  public void clear() {
    scripts.clear();
  }
}
