package org.signrelay.delivery.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.record.Found;
import org.signrelay.salesforce.record.FoundRecord;
import org.signrelay.salesforce.record.KnownRecords;
import org.signrelay.salesforce.record.LookUp;
import org.signrelay.salesforce.record.LookUps;
import org.signrelay.salesforce.record.RecordUpdate;
import org.signrelay.salesforce.record.Updates;

/**
 * Finds the records of many changes and writes them. The look-up is saved for a final status whose
 * record is known, since nothing in Salesforce could forbid it; every other change reads the
 * record's status first.
 */
@ApplicationScoped
class Writing {
  private static final Logger LOG = System.getLogger(Writing.class.getName());

  /** Errors that tell that a remembered id is no longer what it was. */
  private static final Set<String> GONE =
      Set.of("ENTITY_IS_DELETED", "NOT_FOUND", "INVALID_CROSS_REFERENCE_KEY");

  @Inject LookUps lookUps;
  @Inject Updates updates;
  @Inject KnownRecords knownRecords;

  /** Writes changes to an org; gives an outcome for each delivery. */
  Map<Task, Outcome> write(Org org, List<Change> changes) {
    Map<Task, Outcome> outcomes = new LinkedHashMap<>();
    List<KnownRecords.Sighting> sightings = new ArrayList<>();
    Map<UUID, String> known = knownIds(changes);
    Map<Change, String> targets = new LinkedHashMap<>();
    List<Change> unknown = new ArrayList<>();
    for (Change change : changes) {
      String id = known.get(change.record());
      if (id == null) {
        unknown.add(change);
      } else {
        targets.put(change, id);
      }
    }
    targets.putAll(find(org, unknown, outcomes, sightings));
    Map<Change, Optional<Failure>> results = update(org, targets);
    List<Change> gone =
        results.entrySet().stream()
            .filter(result -> known.containsKey(result.getKey().record()))
            .filter(result -> result.getValue().filter(Writing::isGone).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (!gone.isEmpty()) {
      forget(gone);
      gone.forEach(results::remove);
      Map<Change, String> again = find(org, gone, outcomes, sightings);
      targets.putAll(again);
      results.putAll(update(org, again));
    }
    results.forEach(
        (change, failure) ->
            outcomes.put(change.task(), outcome(change, targets.get(change), failure)));
    remember(sightings);
    return outcomes;
  }

  /** Finds the record of a change, which may hold any status. */
  Located locate(Change change) {
    LookUp lookUp = change.lookUp();
    Found found = lookUps.find(change.task().org(), List.of(lookUp)).get(lookUp);
    if (found instanceof Found.Unknown failed) {
      return new Located.Nowhere(new Outcome.Failed(failed.failure()));
    }
    List<FoundRecord> records = ((Found.Matches) found).records();
    Optional<Outcome> unusable = unusable(change, records);
    if (unusable.isPresent()) {
      return new Located.Nowhere(unusable.get());
    }
    String id = records.get(0).id();
    remember(List.of(change.sighting(id)));
    return new Located.At(id);
  }

  private static boolean isGone(Failure failure) {
    return GONE.contains(failure.code());
  }

  private static Outcome outcome(Change change, String recordId, Optional<Failure> failure) {
    return failure
        .<Outcome>map(Outcome.Failed::new)
        .orElseGet(() -> new Outcome.Written(Optional.of(recordId), change.remark()));
  }

  /** Ids of the records to which a final status goes, as far as they are known. */
  private Map<UUID, String> knownIds(List<Change> changes) {
    Map<UUID, KnownRecords.Search> searches = new HashMap<>();
    changes.stream()
        .filter(Change::isFinal)
        .forEach(change -> searches.put(change.record(), change.search()));
    return searches.isEmpty() ? Map.of() : knownRecords.idsOf(searches);
  }

  private Map<Change, Optional<Failure>> update(Org org, Map<Change, String> targets) {
    Map<Change, RecordUpdate> wanted = new LinkedHashMap<>();
    targets.forEach((change, id) -> wanted.put(change, change.to(id)));
    Map<RecordUpdate, Optional<Failure>> written =
        wanted.isEmpty() ? Map.of() : updates.write(org, List.copyOf(wanted.values()));
    Map<Change, Optional<Failure>> results = new LinkedHashMap<>();
    wanted.forEach((change, update) -> results.put(change, written.get(update)));
    return results;
  }

  /** Looks for records and notes them; what cannot be written gets its outcome at once. */
  private Map<Change, String> find(
      Org org,
      List<Change> changes,
      Map<Task, Outcome> outcomes,
      List<KnownRecords.Sighting> sightings) {
    Map<Change, String> targets = new LinkedHashMap<>();
    if (changes.isEmpty()) {
      return targets;
    }
    Map<LookUp, Found> found =
        lookUps.find(org, changes.stream().map(Change::lookUp).distinct().toList());
    for (Change change : changes) {
      Found result = found.get(change.lookUp());
      if (result instanceof Found.Unknown failed) {
        outcomes.put(change.task(), new Outcome.Failed(failed.failure()));
      } else {
        List<FoundRecord> records = ((Found.Matches) result).records();
        Optional<Outcome> obstacle = obstacle(change, records);
        obstacle.ifPresent(outcome -> outcomes.put(change.task(), outcome));
        if (obstacle.isEmpty()) {
          String id = records.get(0).id();
          targets.put(change, id);
          sightings.add(change.sighting(id));
        }
      }
    }
    return targets;
  }

  private static Optional<Outcome> obstacle(Change change, List<FoundRecord> records) {
    return unusable(change, records).or(() -> overtaken(change, records.get(0)));
  }

  private static Optional<Outcome> overtaken(Change change, FoundRecord record) {
    return change.isOvertakenBy(record)
        ? Optional.of(
            new Outcome.Overtaken(
                "Salesforce already holds the final status " + record.status().orElseThrow()))
        : Optional.empty();
  }

  private static Optional<Outcome> unusable(Change change, List<FoundRecord> records) {
    if (records.isEmpty()) {
      return Optional.of(
          new Outcome.RecordMissing(
              "no record could be found for "
                  + change.delivery().kind().word()
                  + " "
                  + change.delivery().subjectId()));
    }
    if (records.size() > 1) {
      return Optional.of(dead("several-records", "several records have this id: " + ids(records)));
    }
    FoundRecord record = records.get(0);
    return change.holdsToken(record)
        ? Optional.empty()
        : Optional.of(
            dead(
                "wrong-auth-token",
                "record " + record.id() + " does not hold the auth token that the call brought"));
  }

  private static String ids(List<FoundRecord> found) {
    return found.stream().map(FoundRecord::id).collect(Collectors.joining(", "));
  }

  private static Outcome dead(String code, String message) {
    return new Outcome.Failed(new Failure(Reaction.DEAD_LETTER, Scope.RECORD, code, message));
  }

  /** A remembered id only saves a call; that it could not be kept must not fail a delivery. */
  private void remember(List<KnownRecords.Sighting> sightings) {
    if (sightings.isEmpty()) {
      return;
    }
    try {
      knownRecords.remember(sightings);
    } catch (Exception notKept) {
      LOG.log(
          Level.WARNING, "record ids could not be remembered; they are looked up again", notKept);
    }
  }

  private void forget(List<Change> gone) {
    knownRecords.forget(gone.stream().map(Change::record).toList());
  }
}
