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
 * Logs callers that failed the check, at most once a minute for each design and address, so that
 * neither a misconfigured sender nor an attacker fills the log.
 */
@ApplicationScoped
public class FailedCallers {
  private static final System.Logger LOG = System.getLogger(FailedCallers.class.getName());
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** More than the sender's published addresses on many designs; bounds the memory of an attack. */
  private static final int MOST_SOURCES = 10_000;

  private record Source(DesignId design, String address) {}

  private record Silence(Instant since, long failures) {}

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

  /** Counts a failure and logs it if this design and address were quiet for a minute. */
  public void report(DesignId design, String address) {
    failuresToLog(design, address)
        .ifPresent(
            failures ->
                LOG.log(
                    Level.WARNING,
                    "event=caller-check-failed design="
                        + design
                        + " address="
                        + Quoted.text(address)
                        + " failures="
                        + failures));
  }

  /** How many failures to log now, those that were kept quiet included; empty: none. */
  synchronized Optional<Long> failuresToLog(DesignId design, String address) {
    Source source = new Source(design, address);
    Instant now = clock.instant();
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
