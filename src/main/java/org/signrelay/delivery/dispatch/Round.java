package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.signrelay.database.Collision;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.LogText;
import org.signrelay.delivery.carry.Courier;
import org.signrelay.delivery.carry.Task;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.carry.WorkStore;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.outcome.Outcomes;
import org.signrelay.delivery.outcome.Settlement;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.design.RetrySettings;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** One try of claimed deliveries of an org, from reading them to recording how each ended. */
@ApplicationScoped
class Round {
  private static final Logger LOG = System.getLogger(Round.class.getName());

  @Inject Designs designs;
  @Inject Underway underway;
  @Inject WorkStore works;
  @Inject ClaimStore claims;
  @Inject Event<DeliveryEvent> events;
  @Inject Outcomes outcomes;
  @Inject Courier courier;
  @Inject Standstills standstills;
  @Inject Pace pace;
  @Inject Clock clock;
  @Inject AttemptLog attemptLog;

  /**
   * Carries deliveries out. If even their outcomes cannot be recorded, the claim ends by itself and
   * they are taken up again; throws nothing.
   *
   * @param batch claimed together, of one org
   * @param probing whether this is the call that finds out if the org can be called again
   */
  void carryOut(OrgId org, List<Claim> batch, boolean probing) {
    carryOut(org, batch, () -> works.open(batch), probing);
  }

  /** The same for deliveries that need not be read. */
  void carryOut(OrgId org, List<Claim> batch, List<Work> opened, boolean probing) {
    carryOut(org, batch, () -> opened, probing);
  }

  private void carryOut(
      OrgId org, List<Claim> batch, Supplier<List<Work>> opening, boolean probing) {
    try {
      List<Work> opened = opening.get();
      List<Work> transmissions = opened.stream().filter(Round::isTransmission).toList();
      leaveToOthers(batch, transmissions.stream().skip(1).toList());
      List<Work> webHooks = opened.stream().filter(Predicate.not(Round::isTransmission)).toList();
      carryOutAndSettle(org, batch, webHooks, probing);
      carryOutAndSettle(org, batch, transmissions.stream().limit(1).toList(), probing);
    } catch (Throwable notRecorded) {
      // An error as well: a server that is being stopped may have taken the classes away.
      batch.stream().map(Claim::id).distinct().forEach(underway::leaveUnrecorded);
      LOG.log(
          Level.ERROR,
          "deliveries could not be read or recorded, they are taken up again when their claim ends"
              + " org="
              + org
              + " count="
              + batch.size(),
          notRecorded);
    }
  }

  private static boolean isTransmission(Work work) {
    return work.delivery().callKind() == CallKind.TRANSMISSION;
  }

  /** A document takes its time: each gets a place of its own, and holds up no status update. */
  private void leaveToOthers(List<Claim> batch, List<Work> transmissions) {
    if (transmissions.isEmpty()) {
      return;
    }
    Set<DeliveryId> left =
        transmissions.stream().map(work -> work.delivery().id()).collect(Collectors.toSet());
    List<Claim> givenBack =
        batch.stream().filter(claim -> left.contains(claim.delivery())).toList();
    Collision.again(() -> claims.giveBackSome(givenBack));
    givenBack.stream().map(Claim::id).distinct().forEach(underway::setFull);
    events.fire(new DeliveryEvent.Released());
  }

  private void carryOutAndSettle(OrgId org, List<Claim> batch, List<Work> opened, boolean probing) {
    if (opened.isEmpty()) {
      return;
    }
    Instant started = clock.instant();
    long from = System.nanoTime();
    Map<DeliveryId, Settled> settled = outcomes(org, opened);
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    withoutLosingOutcomes(
        () -> takeNote(org, settled.values().stream().map(Settled::outcome).toList(), probing));
    Map<DeliveryId, Claim> claimOf =
        batch.stream().collect(Collectors.toMap(Claim::delivery, Function.identity()));
    List<Settlement> settlements =
        opened.stream()
            .map(Work::delivery)
            .filter(delivery -> settled.containsKey(delivery.id()))
            .map(
                delivery ->
                    settled.get(delivery.id()).settlement(claimOf.get(delivery.id()), delivery))
            .toList();
    attemptLog.report(org, outcomes.settle(settlements, started, took), took);
  }

  private Map<DeliveryId, Settled> outcomes(OrgId org, List<Work> works) {
    Map<DeliveryId, Settled> outcomes = new HashMap<>();
    List<Task> tasks = new ArrayList<>();
    for (Work work : works) {
      designs
          .find(work.delivery().design())
          .ifPresentOrElse(
              design -> tasks.add(new Task(work, design)),
              () -> outcomes.put(work.delivery().id(), Settled.DESIGN_GONE));
    }
    Map<Task, Outcome> tried = stopIfOrgIsConcerned(org, tried(tasks));
    tried.forEach(
        (task, outcome) ->
            outcomes.put(task.delivery().id(), new Settled(outcome, task.design().retry())));
    return outcomes;
  }

  private Map<Task, Outcome> tried(List<Task> tasks) {
    try {
      return courier.carryOut(tasks);
    } catch (Throwable unexpected) {
      // An error is an attempt as well: it may come again each time, and attempts have an end.
      LOG.log(Level.ERROR, "attempt failed", unexpected);
      Outcome failed =
          new Outcome.Failed(
              new Failure(
                  Reaction.RETRY,
                  Scope.REQUEST,
                  "unexpected-error",
                  unexpected.getClass().getSimpleName() + ": " + unexpected.getMessage()));
      return tasks.stream().collect(Collectors.toMap(Function.identity(), task -> failed));
    }
  }

  /** What concerns the org as a whole stops all its deliveries, on all nodes. */
  private Map<Task, Outcome> stopIfOrgIsConcerned(OrgId org, Map<Task, Outcome> outcomes) {
    Optional<Failure> reason =
        outcomes.values().stream()
            .flatMap(outcome -> outcome.failure().stream())
            .filter(Round::concernsOrg)
            .findFirst();
    if (reason.isEmpty()) {
      return outcomes;
    }
    Failure failure = reason.get();
    HoldReason held = Standstills.reasonFor(failure);
    withoutLosingOutcomes(() -> Collision.again(() -> standstills.stop(org, failure)));
    LOG.log(
        Level.ERROR,
        "org stands still org={0} reason={1} code={2} message={3}",
        org,
        held.word(),
        failure.code(),
        LogText.of(failure.message()));
    Outcome stopped = new Outcome.Stopped(held, failure.code() + ": " + failure.message());
    Map<Task, Outcome> replaced = new LinkedHashMap<>(outcomes);
    replaced.replaceAll(
        (task, outcome) ->
            outcome instanceof Outcome.Failed failed && concernsOrg(failed.reason())
                ? stopped
                : outcome);
    return replaced;
  }

  /** What happened to the deliveries is recorded even if what it says of the org cannot be. */
  private static void withoutLosingOutcomes(Runnable noting) {
    try {
      noting.run();
    } catch (Exception failed) {
      // A commit that fails leaves the transaction's interceptor as a checked exception.
      LOG.log(Level.ERROR, "what outcomes say of their org could not be noted", failed);
    }
  }

  private static boolean concernsOrg(Failure failure) {
    return failure.reaction() == Reaction.RETRY_LATER || failure.reaction() == Reaction.HOLD;
  }

  private void takeNote(OrgId org, List<Outcome> outcomes, boolean probing) {
    if (outcomes.stream().anyMatch(Outcome::provesThatOrgAnswers)) {
      if (probing) {
        standstills.end(org);
        pace.recovered(org);
      } else {
        pace.answered(org);
      }
    } else if (outcomes.stream()
        .flatMap(outcome -> outcome.failure().stream())
        .anyMatch(Failure::isOutage)) {
      pace.failed(org);
    }
  }

  /** An outcome with the settings of its design. */
  private record Settled(Outcome outcome, RetrySettings settings) {
    static final Settled DESIGN_GONE =
        new Settled(
            new Outcome.Stopped(
                HoldReason.DESIGN, "the design is not configured, or its configuration is refused"),
            new RetrySettings(List.of(Duration.ofMinutes(1)), Duration.ZERO, Duration.ZERO, false));

    Settlement settlement(Claim claim, Delivery delivery) {
      return new Settlement(claim, delivery, outcome, settings);
    }
  }
}
