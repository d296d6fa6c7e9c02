package org.signrelay.delivery.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.delivery.desk.Retries;

/** Replays in the database. What a batch did and how far it came are committed together. */
@ApplicationScoped
public class ReplayStore {
  static final int MOST_RUNNING = 20;

  private static final int BATCH = 200;
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final String FREE =
      """
      select cast(r.id as varchar(36)) from replay r
      where r.state = 'RUNNING' and r.leased_until < ?1
      order by r.id
      for update skip locked
      """;

  @Inject Clock clock;
  @Inject Database database;
  @Inject Matches matches;
  @Inject Retries retries;

  /** What became of a batch. */
  public enum Batch {
    /** There may be more to do. */
    MORE,
    /** It was the last one. */
    LAST,
    /** The replay has passed to another node, or is done. */
    LOST
  }

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Replay> find(ReplayId id) {
    return Optional.ofNullable(database.entities().find(Replay.class, id.value()));
  }

  /** The replay with the same filter that is running. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Replay> findRunning(DeliveryFilter filter) {
    return database
        .entities()
        .createQuery("select r from Replay r where r.filterUnderway = :filter", Replay.class)
        .setParameter("filter", FilterText.mark(filter))
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Stores a new replay, or counts for a dry run.
   *
   * @return empty if too many are running
   * @throws RuntimeException if one with the same filter was begun at the same moment
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Replay> begin(DeliveryFilter filter, boolean dryRun) {
    if (!dryRun && countRunning() >= MOST_RUNNING) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Replay replay =
        new Replay(
            new ReplayId(UUID.randomUUID()), filter, dryRun, matches.count(filter, now), now);
    database.entities().persist(replay);
    database.entities().flush();
    return Optional.of(replay);
  }

  private long countRunning() {
    return database
        .entities()
        .createQuery("select count(r) from Replay r where r.state = :running", Long.class)
        .setParameter("running", Replay.State.RUNNING)
        .getSingleResult();
  }

  /** Claims every running replay that no other node works at. */
  @Transactional(TxType.REQUIRES_NEW)
  public List<ReplayId> take(String claim) {
    Instant now = clock.instant();
    List<?> free =
        database
            .entities()
            .createNativeQuery(FREE)
            .setParameter(1, now.toEpochMilli())
            .getResultList();
    List<ReplayId> taken =
        free.stream().map(id -> new ReplayId(UUID.fromString(id.toString()))).toList();
    taken.forEach(
        id -> database.entities().find(Replay.class, id.value()).claim(claim, now.plus(LEASE)));
    return taken;
  }

  /** Deals with the next deliveries of a replay, if it is still this claim's, and extends that. */
  @Transactional(TxType.REQUIRES_NEW)
  public Batch carryOn(ReplayId id, String claim) {
    Replay replay =
        database.entities().find(Replay.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (replay == null || !replay.isClaimedBy(claim)) {
      return Batch.LOST;
    }
    List<UUID> next = matches.next(replay.filter(), replay.createdAt(), replay.doneUpTo(), BATCH);
    if (!next.isEmpty()) {
      retry(replay, next);
    }
    if (next.size() < BATCH) {
      replay.finish(clock.instant());
      return Batch.LAST;
    }
    replay.claim(claim, clock.instant().plus(LEASE));
    return Batch.MORE;
  }

  /** One that was removed meanwhile counts as failed, too. */
  private void retry(Replay replay, List<UUID> ids) {
    List<Delivery> deliveries = matches.lock(ids);
    String by = "by a person, replay " + replay.id();
    long madeDue =
        deliveries.stream().filter(delivery -> retries.retry(delivery, by).isEmpty()).count();
    replay.advance(new DeliveryId(ids.get(ids.size() - 1)), madeDue, ids.size() - madeDue);
  }

  /** Frees replays for other nodes. */
  @Transactional(TxType.REQUIRES_NEW)
  public void giveBack(String claim) {
    database
        .entities()
        .createQuery("select r from Replay r where r.claim = :claim order by r.id", Replay.class)
        .setParameter("claim", claim)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .forEach(Replay::giveBack);
  }
}
