package org.signrelay.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.DesignId;
import org.signrelay.intake.refusal.Quoted;

/**
 * Counts and logs callers that failed the check, for each design and address by itself: all
 * customers of AssureSign call from the same addresses, and one bad design must not silence
 * another. Logs at most once a minute, so that neither a misconfigured sender nor an attacker fills
 * the log.
 */
@ApplicationScoped
public class FailedCallers {
  private static final System.Logger LOG = System.getLogger(FailedCallers.class.getName());
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** Failures a minute that are answered as such. */
  private static final int MOST_FAILURES = 20;

  /** More than the sender's published addresses on many designs; bounds the memory of an attack. */
  private static final int MOST_SOURCES = 10_000;

  private record Source(DesignId design, String address) {}

  /** Since the failure that was logged; how many came after it. */
  private record Silence(Instant since, long failures) {}

  private final Object lock = new Object();
  private final Map<Source, Silence> silences = new HashMap<>();
  private final Clock clock;

  /** For the container's proxies only. */
  protected FailedCallers() {
    this(Clock.systemUTC());
  }

  @Inject
  FailedCallers(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a failure and logs it if this design and address were quiet for a minute.
   *
   * @return how long they go on being counted together; empty if there were no more than 20 yet
   */
  public Optional<Duration> report(DesignId design, String address) {
    log("caller-check-failed", design, address);
    return tooManyFor(design, address);
  }

  /** The same for a call from an address that the design does not allow. */
  public void reportAddress(DesignId design, String address) {
    log("caller-address-refused", design, address);
  }

  private void log(String event, DesignId design, String address) {
    failuresToLog(design, address)
        .ifPresent(
            failures ->
                LOG.log(
                    Level.WARNING,
                    "event="
                        + event
                        + " design="
                        + design
                        + " address="
                        + Quoted.text(address)
                        + " failures="
                        + failures));
  }

  /** The rest of a minute in which there were too many failures; empty: there were not. */
  Optional<Duration> tooManyFor(DesignId design, String address) {
    return silence(new Source(design, address))
        .filter(silence -> silence.failures() >= MOST_FAILURES)
        .map(silence -> Duration.between(clock.instant(), silence.since().plus(QUIET)))
        .filter(rest -> !rest.isNegative() && !rest.isZero());
  }

  /** How many failures to log now, those that were kept quiet included; empty: none. */
  Optional<Long> failuresToLog(DesignId design, String address) {
    synchronized (lock) {
      return failuresToLog(new Source(design, address), clock.instant());
    }
  }

  private Optional<Silence> silence(Source source) {
    synchronized (lock) {
      return Optional.ofNullable(silences.get(source));
    }
  }

  private Optional<Long> failuresToLog(Source source, Instant now) {
    Silence silence = silences.get(source);
    if (silence != null && now.isBefore(silence.since().plus(QUIET))) {
      silences.put(source, new Silence(silence.since(), silence.failures() + 1));
      return Optional.empty();
    }
    makeRoom(now);
    silences.put(source, new Silence(now, 0));
    return Optional.of(silence == null ? 1 : silence.failures() + 1);
  }

  private void makeRoom(Instant now) {
    if (silences.size() >= MOST_SOURCES) {
      silences.values().removeIf(silence -> !now.isBefore(silence.since().plus(QUIET)));
    }
    if (silences.size() >= MOST_SOURCES) {
      silences.clear();
    }
  }
}
