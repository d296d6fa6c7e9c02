package org.signrelay.delivery.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.RetrySettings;
import org.signrelay.salesforce.reaction.Failure;

/**
 * Decides what follows a try: an end, or another try after the design's delay with up to a fifth of
 * jitter more or less, and one last try when the time to give up has come.
 */
final class RetryPolicy {
  /** Codes of {@code retry (5 times at most, then dead letter)} in the reaction table. */
  private static final int FEW = 5;

  private static final Set<String> ROW_LOCKS =
      Set.of("UNABLE_TO_LOCK_ROW", "UNABLE_TO_LOCK_RECORD", "RECORD_LOCKED");

  /** A trigger's failure, {@code CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY}, tells of a lock so. */
  private static final String ROW_LOCK_OF_A_TRIGGER = "UNABLE_TO_LOCK_ROW";

  private static final Duration LONGEST_UNSENT = Duration.ofMinutes(15);
  private static final long MANY = 1_000;

  private static final double JITTER = 0.2;
  private static final int LARGEST_DOUBLING = 20;

  private final RandomGenerator random;

  RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Decides.
   *
   * @param delivery with this try already counted, if it counts
   * @param sameErrorBefore how many earlier tries ended with the same error code; needed where it
   *     bounds the tries, or nothing was sent
   */
  Decision decide(
      Outcome outcome,
      Delivery delivery,
      RetrySettings settings,
      long sameErrorBefore,
      Instant now) {
    if (outcome instanceof Outcome.Written) {
      return new Decision.End(DeliveryState.DELIVERED);
    }
    if (outcome instanceof Outcome.Overtaken) {
      return new Decision.End(DeliveryState.SUPERSEDED);
    }
    if (outcome instanceof Outcome.AwaitsDocument awaiting) {
      return new Decision.TryAgain(awaiting.until());
    }
    if (outcome instanceof Outcome.RecordMissing) {
      return again(
          delivery.noRecordSince(),
          settings.noRecordGiveUpAfter(),
          jittered(settings.delayAfter(delivery.tries())),
          now);
    }
    return afterFailure(outcome.failure().orElseThrow(), delivery, settings, sameErrorBefore, now);
  }

  private Decision afterFailure(
      Failure failure,
      Delivery delivery,
      RetrySettings settings,
      long sameErrorBefore,
      Instant now) {
    return switch (failure.reaction()) {
      case SUCCESS -> new Decision.End(DeliveryState.DELIVERED);
      case DEAD_LETTER -> new Decision.End(DeliveryState.DEAD);
      case HOLD, RETRY_LATER -> new Decision.Hold();
      case RETRY_FEW ->
          sameErrorBefore + 1 >= FEW
              ? new Decision.End(DeliveryState.DEAD)
              : retry(failure, delivery, settings, sameErrorBefore, now);
      case RETRY, RESTART_QUERY, REAUTHENTICATE, RECONCILE, ECHO ->
          retry(failure, delivery, settings, sameErrorBefore, now);
    };
  }

  private Decision retry(
      Failure failure,
      Delivery delivery,
      RetrySettings settings,
      long sameErrorBefore,
      Instant now) {
    if (failure.isNothingSent()) {
      return new Decision.TryAgain(
          now.plus(untilItMayBeSent(failure, settings, (int) Math.min(sameErrorBefore, MANY))));
    }
    return again(
        delivery.firstAttemptAt(), settings.giveUpAfter(), delay(failure, delivery, settings), now);
  }

  /**
   * As soon as what kept the server from sending is over, however often the delivery was tried: a
   * login's pause has an end, and who is due then goes before those that come later. The last
   * attempt is not over before it was made. Who met the same before waits longer each time, a
   * quarter of an hour at most: a backlog whose login fails for days is not written anew each
   * minute.
   */
  private Duration untilItMayBeSent(Failure failure, RetrySettings settings, int metBefore) {
    Duration usual = jittered(shorter(settings.delayAfter(Math.max(metBefore, 1)), LONGEST_UNSENT));
    return failure
        .retryAfter()
        .filter(asked -> metBefore == 0 || asked.compareTo(usual) > 0)
        .orElse(usual);
  }

  /** Chance must not cut the wait short that Salesforce, or a proxy, asked for. */
  private Duration delay(Failure failure, Delivery delivery, RetrySettings settings) {
    Duration configured = settings.delayAfter(delivery.tries());
    Duration own = isRowLock(failure) ? shorter(lockDelay(delivery), configured) : configured;
    Duration jittered = jittered(own);
    return failure.retryAfter().filter(asked -> asked.compareTo(jittered) > 0).orElse(jittered);
  }

  private static boolean isRowLock(Failure failure) {
    return ROW_LOCKS.contains(failure.code()) || failure.message().contains(ROW_LOCK_OF_A_TRIGGER);
  }

  /** A row lock is over soon: one second, doubled each time. */
  private static Duration lockDelay(Delivery delivery) {
    return Duration.ofSeconds(1L << Math.min(delivery.tries() - 1, LARGEST_DOUBLING));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Decision again(
      Optional<Instant> since, Duration giveUpAfter, Duration delay, Instant now) {
    Instant end = since.orElse(now).plus(giveUpAfter);
    if (!now.isBefore(end)) {
      return new Decision.End(DeliveryState.DEAD);
    }
    Instant due = now.plus(delay);
    return new Decision.TryAgain(due.isBefore(end) ? due : end);
  }

  private Duration jittered(Duration delay) {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.round(delay.toMillis() * factor));
  }
}
