package org.signrelay.delivery.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.signrelay.database.Database;
import org.signrelay.database.Places;
import org.signrelay.database.Plan;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.store.CredentialStore;

/**
 * Records web hooks that were written to Salesforce, all of a batch with one statement: most
 * deliveries end so, and row by row that would take longer than all else in the database.
 */
@ApplicationScoped
class WrittenStore {
  private static final int STARTED = 1;
  private static final int ENDED = 2;
  private static final int CLAIM = 3;
  private static final int FIRST_PAIR = 4;

  private static final String END =
      """
      update delivery set state = 'DELIVERED', attempts = attempts + 1, tries = tries + 1,
        first_attempt_at = coalesce(first_attempt_at, ?1), ended_at = ?2, due_at = null,
        claim = null, leased_until = null, combination = null,
        error_code = null, error_message = null, error_reaction = null,
        record_id = case id %s end
      where claim = ?3 and state = 'DELIVERING' and id in (%s)
      """;

  private final Map<Integer, String> texts = new ConcurrentHashMap<>();

  @Inject Clock clock;
  @Inject Database database;
  @Inject CredentialStore credentials;

  /**
   * A delivery that was written.
   *
   * @param remark what people should read in the history
   * @param broughtCredentials whether its call brought some, which are no longer needed
   */
  record Arrival(
      Claim claim, String recordId, Optional<String> remark, boolean broughtCredentials) {}

  /**
   * Ends deliveries that were claimed together.
   *
   * @return when they ended
   * @throws ClaimLostException if one of them has passed to another node; then none is ended
   */
  @Transactional(TxType.REQUIRES_NEW)
  Instant end(List<Arrival> arrivals, Instant started, Duration took) {
    database.planWithout(Plan.WHOLE_TABLE);
    Instant ended = clock.instant();
    Query update = update(Places.fill(arrivals));
    update.setParameter(STARTED, started.toEpochMilli());
    update.setParameter(ENDED, ended.toEpochMilli());
    update.setParameter(CLAIM, arrivals.get(0).claim().id());
    if (update.executeUpdate() != arrivals.size()) {
      throw new ClaimLostException();
    }
    arrivals.forEach(arrival -> database.entities().persist(entry(arrival, started, took)));
    credentials.wipe(
        arrivals.stream()
            .filter(Arrival::broughtCredentials)
            .map(arrival -> arrival.claim().delivery())
            .toList());
    database.entities().flush();
    return ended;
  }

  private Query update(List<Arrival> places) {
    Query update =
        database
            .entities()
            .createNativeQuery(texts.computeIfAbsent(places.size(), WrittenStore::text));
    for (int i = 0; i < places.size(); i++) {
      update.setParameter(idPlace(i), places.get(i).claim().delivery().value());
      update.setParameter(recordPlace(i), places.get(i).recordId());
    }
    return update;
  }

  private static String text(int places) {
    return END.formatted(
        IntStream.range(0, places)
            .mapToObj(i -> "when ?" + idPlace(i) + " then ?" + recordPlace(i))
            .collect(Collectors.joining(" ")),
        IntStream.range(0, places)
            .mapToObj(i -> "?" + idPlace(i))
            .collect(Collectors.joining(", ")));
  }

  private static int idPlace(int pair) {
    return FIRST_PAIR + 2 * pair;
  }

  private static int recordPlace(int pair) {
    return idPlace(pair) + 1;
  }

  private static HistoryEntry entry(Arrival arrival, Instant started, Duration took) {
    return new HistoryEntry(
        arrival.claim().delivery(),
        started,
        took,
        HistoryEntry.Outcome.DELIVERED,
        Optional.empty(),
        arrival.remark());
  }
}
