package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Design;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** One try of one claimed delivery, from reading it to recording how it ended. */
@ApplicationScoped
class Round {
  private static final Logger LOG = System.getLogger(Round.class.getName());

  @Inject Designs designs;
  @Inject OutcomeStore store;
  @Inject Courier courier;
  @Inject Standstills standstills;
  @Inject ClaimStore claims;
  @Inject Clock clock;
  @Inject Event<DeliveryEvent> events;

  /**
   * Carries a delivery out. If even its outcome cannot be recorded, the claim ends by itself and
   * the delivery is taken up again.
   *
   * @param probing whether this is the call that finds out if its org can be called again
   */
  void carryOut(Claim claim, boolean probing) {
    try {
      Optional<Work> work = store.open(claim);
      Optional<Design> design = work.flatMap(open -> designs.find(open.delivery().design()));
      if (design.isEmpty()) {
        claims.giveBack(List.of(claim.id()));
        return;
      }
      carryOut(claim, work.get(), design.get(), probing);
    } catch (RuntimeException notRecorded) {
      LOG.log(
          Level.ERROR,
          "delivery could not be read or recorded, it is taken up again when its claim ends delivery="
              + claim.delivery(),
          notRecorded);
    }
  }

  private void carryOut(Claim claim, Work work, Design design, boolean probing) {
    Instant started = clock.instant();
    long from = System.nanoTime();
    OrgId org = work.org(design).id();
    Outcome outcome = stopIfOrgIsConcerned(org, tried(work, design));
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    if (probing && outcome.provesThatOrgAnswers()) {
      standstills.end(org);
    }
    Optional<Delivery> settled = store.settle(claim, outcome, design.retry(), started, took);
    settled.ifPresentOrElse(
        delivery -> report(delivery, took),
        () -> LOG.log(Level.WARNING, "claim lost delivery={0}", claim.delivery()));
  }

  private Outcome tried(Work work, Design design) {
    try {
      return courier.carryOut(work, design);
    } catch (RuntimeException unexpected) {
      LOG.log(Level.ERROR, "attempt failed delivery=" + work.delivery().id(), unexpected);
      return new Outcome.Failed(
          new Failure(
              Reaction.RETRY,
              Scope.REQUEST,
              "unexpected-error",
              unexpected.getClass().getSimpleName() + ": " + unexpected.getMessage()));
    }
  }

  /** What concerns the org as a whole stops all its deliveries, on all nodes. */
  private Outcome stopIfOrgIsConcerned(OrgId org, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed
        && (failed.reason().reaction() == Reaction.HOLD
            || failed.reason().reaction() == Reaction.RETRY_LATER)) {
      Failure failure = failed.reason();
      HoldReason reason = standstills.stop(org, failure);
      LOG.log(
          Level.ERROR,
          "org stands still org={0} reason={1} code={2} message={3}",
          org,
          reason.word(),
          failure.code(),
          failure.message());
      return new Outcome.Stopped(reason, failure.code() + ": " + failure.message());
    }
    return outcome;
  }

  private void report(Delivery delivery, Duration took) {
    Level level =
        switch (delivery.state()) {
          case DEAD -> Level.ERROR;
          case WAITING, HELD -> Level.WARNING;
          default -> Level.INFO;
        };
    LOG.log(
        level,
        "tried delivery={0} design={1} {2}={3} status={4} state={5} attempts={6} millis={7}{8}",
        delivery.id(),
        delivery.design(),
        delivery.kind().word(),
        LogText.of(delivery.subjectId()),
        delivery.status().map(status -> status.acronym(delivery.kind())).orElse("-"),
        delivery.state().word(),
        Integer.toString(delivery.attempts()),
        Long.toString(took.toMillis()),
        delivery
            .errorCode()
            .map(
                code ->
                    " code=" + code + " message=" + LogText.of(delivery.errorMessage().orElse("")))
            .orElse(""));
    events.fire(new DeliveryEvent.Tried(delivery.id(), delivery.design(), delivery.state(), took));
  }
}
