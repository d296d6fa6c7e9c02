package org.signrelay.salesforce.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.session.lockout.Fingerprints;

/**
 * Keeps the logins of one user apart after one that could not be carried out: the next one follows
 * a second later, twice as late each time, a minute at most, or as late as the answer asked for, an
 * hour at most. Until then the failure is handed out again. Salesforce allows 3,600 logins an hour
 * and user; every call and every part of a batch asks for a session.
 *
 * <p>For one thread at a time.
 */
final class LoginPause {
  static final String PAUSED = "login-paused";
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofMinutes(1);
  static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 6;

  /** Credentials of one user that are tried without a pause; others may come with any call. */
  private static final int MOST_TRIED_AT_ONCE = 10;

  private final Fingerprints fingerprints = new Fingerprints();
  private final Set<String> tried = new HashSet<>();
  private int inARow;
  private Instant since = Instant.MIN;
  private Duration length = Duration.ZERO;
  private Optional<Failure> last = Optional.empty();

  /**
   * Takes note of a login that could not be carried out; it says nothing against its credentials.
   *
   * @return the failure, which says when it is of use to try again
   */
  Failure begin(Org asking, Failure failure, Instant now) {
    Duration own = FIRST.multipliedBy(1L << Math.min(inARow, MOST_DOUBLINGS));
    Duration askedFor = shorter(failure.retryAfter().orElse(Duration.ZERO), LONGEST_ASKED_FOR);
    length = longer(askedFor, shorter(own, LONGEST));
    since = now;
    inARow++;
    tried.add(fingerprint(asking));
    last = Optional.of(failure);
    return waiting(failure, longer(failure.retryAfter().orElse(length), length));
  }

  /** A login was carried out. */
  void end() {
    inARow = 0;
    tried.clear();
    last = Optional.empty();
  }

  /**
   * Why no login is sent now, or empty if one may be. Credentials that were not tried since the
   * last login that succeeded do not wait.
   *
   * @param longest how long whoever asks is willing to wait after the last one that failed
   */
  Optional<Failure> failure(Org asking, Duration longest, Instant now) {
    Instant end = since.plus(shorter(length, longest));
    boolean over = last.isEmpty() || now.isBefore(since) || !now.isBefore(end);
    return over || isNew(asking)
        ? Optional.empty()
        : last.map(failure -> paused(failure, end, Duration.between(now, end)));
  }

  /** With a code of its own: nothing was sent, so it says nothing of whether the org answers. */
  private static Failure paused(Failure failure, Instant end, Duration wait) {
    return new Failure(
        failure.reaction(),
        failure.scope(),
        PAUSED,
        "no login is sent before "
            + end
            + ", since the last one failed: "
            + failure.code()
            + ": "
            + failure.message(),
        Optional.of(wait));
  }

  private boolean isNew(Org asking) {
    return tried.size() < MOST_TRIED_AT_ONCE && !tried.contains(fingerprint(asking));
  }

  /** A try before that would get the same failure. */
  private static Failure waiting(Failure failure, Duration wait) {
    return new Failure(
        failure.reaction(), failure.scope(), failure.code(), failure.message(), Optional.of(wait));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private String fingerprint(Org asking) {
    return fingerprints.of(asking.credentials().combination());
  }
}
