package org.signrelay.salesforce.standin.calls;

import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** The daily quota of API calls; what is over it is refused. Logins do not count. */
public final class ApiUsage {
  private final AtomicInteger used = new AtomicInteger();
  private volatile int daily = 15_000;

  public void daily(int most) {
    daily = most;
  }

  public int daily() {
    return daily;
  }

  public int used() {
    return used.get();
  }

  public void used(int number) {
    used.set(number);
  }

  /** Counts a call, or refuses it. */
  public void count() {
    if (used.getAndUpdate(n -> Math.min(n + 1, daily)) >= daily) {
      throw new SalesforceException(
          403, ApiError.of("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
    }
  }

  /** Value of the header {@code Sforce-Limit-Info}. */
  public String header() {
    return "api-usage=" + used() + "/" + daily;
  }
}
