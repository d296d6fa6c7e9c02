package org.signrelay.delivery.refused;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.signrelay.database.DatabaseTime;
import org.signrelay.delivery.store.PayloadSeal;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.Designs.Standing;

/**
 * Counts refused calls and keeps them for seven days. Whoever refuses a call only leaves it here;
 * the heartbeat writes what has come, at the next second. If that is more than 100 calls, or more
 * than {@link HourlyShare} allows, the others are counted, and the log says how many.
 */
@ApplicationScoped
public class RefusedCalls {
  private static final Logger LOG = System.getLogger(RefusedCalls.class.getName());
  private static final int MOST_WAITING = 100;
  private static final int LONGEST_BODY = 64 * 1024;
  private static final Duration KEPT = Duration.ofDays(7);

  /** The log says at most once a minute that calls were not kept. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private record Waiting(RefusedCall call, Instant time, boolean withBody) {}

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<KeptRefusal> prepared = new ArrayList<>();
  private final HourlyShare share = new HourlyShare();
  private final AtomicLong leftOut = new AtomicLong();
  private final Object writing = new Object();
  private Instant quietSince = Instant.EPOCH;

  @Inject Clock clock;
  @Inject Designs designs;
  @Inject PayloadSeal seal;
  @Inject DatabaseTime databaseTime;
  @Inject RefusedCallStore store;
  @Inject RefusalCounts counts;

  /** Takes note of a refused call; neither waits nor throws because of the database. */
  public void add(RefusedCall call) {
    Optional<DesignId> known =
        DesignId.parse(call.design()).filter(id -> designs.standing(id) != Standing.UNKNOWN);
    counts.count(known, call.status());
    Instant now = clock.instant();
    String whose =
        known.map(id -> id + (call.verified() ? "" : " without a verified caller")).orElse("");
    HourlyShare.Verdict verdict = share.take(whose, call.bodyBytes(), now);
    boolean kept =
        verdict != HourlyShare.Verdict.NOTHING
            && waiting.offer(new Waiting(call, now, verdict == HourlyShare.Verdict.WHOLE));
    if (!kept) {
      leftOut.incrementAndGet();
      counts.countLeftOut();
    }
  }

  /**
   * Writes what has come, outside of a transaction.
   *
   * @throws RuntimeException if the database does not answer; what has come stays for the next time
   */
  public void write() {
    synchronized (writing) {
      logWhatIsLeftOut();
      writeWhatHasCome();
    }
  }

  private void writeWhatHasCome() {
    if (prepared.isEmpty()) {
      List<Waiting> some = new ArrayList<>();
      waiting.drainTo(some);
      some.forEach(each -> prepared.add(prepared(each)));
    }
    if (!prepared.isEmpty()) {
      writePrepared();
    }
  }

  private void writePrepared() {
    try {
      store.keep(prepared);
    } catch (RuntimeException notTogether) {
      databaseTime.now();
      prepared.forEach(this::writeAlone);
    }
    prepared.clear();
  }

  /** One that the database refuses must not hold up the others for ever. */
  private void writeAlone(KeptRefusal refusal) {
    try {
      store.keep(List.of(refusal));
    } catch (RuntimeException notKept) {
      leftOut.incrementAndGet();
      counts.countLeftOut();
      LOG.log(Level.ERROR, "refused call not kept", notKept);
    }
  }

  private KeptRefusal prepared(Waiting each) {
    UUID id = UUID.randomUUID();
    return new KeptRefusal(
        id, each.time(), each.call(), each.withBody() ? stored(each.call(), id) : Optional.empty());
  }

  private Optional<String> stored(RefusedCall call, UUID id) {
    try {
      return call.body()
          .get()
          .map(text -> StorableText.of(text, LONGEST_BODY))
          .map(text -> seal.seal(boundTo(id), text));
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "body of a refused call not kept", defect);
      return Optional.empty();
    }
  }

  private void logWhatIsLeftOut() {
    Instant now = clock.instant();
    if (leftOut.get() > 0 && !now.isBefore(quietSince.plus(QUIET))) {
      quietSince = now;
      LOG.log(
          Level.WARNING,
          "event=refused-calls-not-kept count={0} reason=too-many",
          leftOut.getAndSet(0));
    }
  }

  /**
   * Those that are kept, newest first.
   *
   * @param before only those behind this place
   * @param atMost how many
   */
  public List<KeptRefusal> list(
      RefusalFilter filter, Optional<RefusalFilter.Position> before, int atMost) {
    return store.list(filter, before, atMost);
  }

  /** The first 64 KB of a body without secrets; empty if it was not kept or no key opens it. */
  public Optional<String> body(KeptRefusal refusal) {
    return refusal.body().flatMap(stored -> seal.open(boundTo(refusal.id()), stored));
  }

  /** Removes some of those whose seven days are over; returns how many. */
  public int removeSome(Instant now, int atMost) {
    return store.remove(now.minus(KEPT), atMost);
  }

  private static String boundTo(UUID id) {
    return "refused call " + id;
  }
}
