package org.signrelay.delivery.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Carries deliveries of one org to Salesforce, as few calls as it takes for all of them together.
 * Holds no transaction and no database connection during a call.
 */
@ApplicationScoped
public class Courier {
  /** A document that goes next gets this long to go, or as long as the wait if that is longer. */
  private static final Duration SHORTEST_LOOK = Duration.ofMinutes(1);

  @Inject RecordChanges recordChanges;
  @Inject Writing writing;
  @Inject Transmitting transmitting;
  @Inject Clock clock;

  /** Tries to carry deliveries out; gives an outcome for each. */
  public Map<Task, Outcome> carryOut(List<Task> tasks) {
    Map<Task, Outcome> outcomes = new LinkedHashMap<>();
    List<Task> open = new ArrayList<>();
    for (Task task : tasks) {
      Optional<Outcome> known = withoutACall(task).or(() -> expectingADocument(task));
      if (known.isPresent()) {
        outcomes.put(task, known.get());
      } else if (task.isTransmission()) {
        outcomes.put(task, transmitting.carryOut(task));
      } else {
        open.add(task);
      }
    }
    List<Change> changes = recordChanges.of(open, outcomes);
    Map<Org, List<Change>> byOrg =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    change -> change.task().org(), LinkedHashMap::new, Collectors.toList()));
    byOrg.forEach((org, some) -> outcomes.putAll(writing.write(org, some)));
    return outcomes;
  }

  private Optional<Outcome> expectingADocument(Task task) {
    Delivery delivery = task.delivery();
    return task.design()
        .documents()
        .expectedWait()
        .filter(wait -> !task.isTransmission() && task.work().document() != ExpectedDocument.CAME)
        .filter(wait -> delivery.status().filter(Status::isFinal).isPresent())
        .map(wait -> end(wait, task))
        .filter(clock.instant()::isBefore)
        .map(Outcome.AwaitsDocument::new);
  }

  /**
   * A document that goes next is not overtaken at once, however long both stood still: its end
   * wakes who waits for it. But it may not go at all, since its own design stands still; who has
   * waited as long again for it goes without.
   */
  private Instant end(Duration wait, Task task) {
    Delivery delivery = task.delivery();
    Instant end = delivery.begunAt().plus(wait);
    if (task.work().document() != ExpectedDocument.GOES_NEXT) {
      return end;
    }
    Duration asLongAgain = Collections.max(List.of(wait, SHORTEST_LOOK));
    return hasWaitedAllAlong(delivery) ? end.plus(asLongAgain) : clock.instant().plus(asLongAgain);
  }

  /** What stood still, or failed, since it last waited for its document has another error. */
  private static boolean hasWaitedAllAlong(Delivery delivery) {
    return delivery.errorCode().filter(Delivery.DOCUMENT_EXPECTED::equals).isPresent();
  }

  private static Optional<Outcome> withoutACall(Task task) {
    Delivery delivery = task.delivery();
    Design design = task.design();
    if (task.work().values().isEmpty()) {
      return Optional.of(
          new Outcome.Stopped(
              HoldReason.ENCRYPTION_KEY,
              "no key in signrelay.encryption-key opens what the call said"));
    }
    if (design.record(delivery.kind()).isEmpty()) {
      return Optional.of(
          new Outcome.Unwritable(
              new Failure(
                  Reaction.DEAD_LETTER,
                  Scope.RECORD,
                  "kind-not-configured",
                  "the design no longer configures this kind of record")));
    }
    if (task.isTransmission()) {
      return Optional.empty();
    }
    return task.work()
        .overtakenBy()
        .map(status -> new Outcome.Overtaken(status + " was already written to this record"));
  }
}
