package org.signrelay.salesforce.standin.calls;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** The daily quota of API calls; what is over it is refused. Logins do not count. */
public final class ApiUsage {
  private final AtomicInteger used = new AtomicInteger();
  private volatile int daily = 15_000;
  private volatile Optional<AppUsage> app = Optional.empty();

  /** What one app has used of its own quota. */
  private record AppUsage(String name, AtomicInteger used, int most) {}

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

  /** Lets answers tell the use of a quota of one app too, by which no call is refused. */
  public void app(String name, int most, int number) {
    app = Optional.of(new AppUsage(name, new AtomicInteger(number), most));
  }

  /** Counts a call, or refuses it. */
  public void count() {
    if (used.getAndUpdate(n -> Math.min(n + 1, daily)) >= daily) {
      throw new SalesforceException(
          403, ApiError.of("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
    }
    app.ifPresent(usage -> usage.used().incrementAndGet());
  }

  /** Value of the header {@code Sforce-Limit-Info}. */
  public String header() {
    String ofApp =
        app.map(
                usage ->
                    "; per-app-api-usage=%d/%d(appName=%s)"
                        .formatted(usage.used().get(), usage.most(), usage.name()))
            .orElse("");
    return "api-usage=" + used() + "/" + daily + ofApp;
  }
}
