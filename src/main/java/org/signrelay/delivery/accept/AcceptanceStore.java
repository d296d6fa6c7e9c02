package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.database.DatabaseTime;
import org.signrelay.database.ManyRows;
import org.signrelay.database.Plan;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.document.DocumentStore;
import org.signrelay.delivery.outcome.NewerStatus;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.delivery.store.Payload;
import org.signrelay.delivery.store.PayloadSeal;
import org.signrelay.delivery.store.PayloadText;

/** Stores calls in one transaction, unless they are stored already. */
@ApplicationScoped
class AcceptanceStore {
  private static final ManyRows<AcceptedCall> CALLS = new ManyRows<>(AcceptedCall.class);
  private static final ManyRows<Delivery> DELIVERIES = new ManyRows<>(Delivery.class);
  private static final ManyRows<Payload> PAYLOADS = new ManyRows<>(Payload.class);

  /** In characters. A hundred of them together are a few megabytes. */
  private static final int LARGE_CONTENT = 1 << 16;

  @Inject Clock clock;
  @Inject DeliveryIds ids;
  @Inject DatabaseTime databaseTime;
  @Inject PayloadSeal seal;
  @Inject CredentialStore credentials;
  @Inject DocumentStore documents;
  @Inject EarlierCalls earlierCalls;
  @Inject ClaimStore claims;
  @Inject ShortWay shortWay;
  @Inject NewerStatus newerStatus;
  @Inject Database database;

  /** A call that is new, and what it becomes. */
  private record NewCall(Candidate candidate, Fingerprint fingerprint, Delivery delivery) {}

  /**
   * Stores calls; committed when this returns.
   *
   * @return what became of each, in their order
   * @throws RuntimeException if the transaction failed, and nothing was stored; with two copies at
   *     the same moment that happens to one of them, which then finds the other when it is tried
   *     again
   */
  @Transactional(TxType.REQUIRES_NEW)
  List<Stored> store(List<Candidate> candidates) {
    Instant now = clock.instant();
    Instant accepted = databaseTime.exactly(Plan.WHOLE_TABLE);
    List<Fingerprint> fingerprints =
        candidates.stream().map(candidate -> Fingerprint.of(candidate.notification())).toList();
    Map<Fingerprint, AcceptedCall> earlier = earlierCalls.find(fingerprints);
    Map<Fingerprint, DeliveryId> known = new HashMap<>(earlierCalls.stillCounting(earlier, now));
    List<NewCall> added = new ArrayList<>();
    List<Stored> results = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Fingerprint fingerprint = fingerprints.get(i);
      DeliveryId repeated = known.get(fingerprint);
      if (repeated == null) {
        NewCall call = newCall(candidate, fingerprint, accepted, now);
        added.add(call);
        known.put(fingerprint, call.delivery().id());
        results.add(
            new Stored(
                candidate,
                new Acceptance.Accepted(call.delivery().id()),
                Optional.of(call.delivery())));
      } else {
        earlierCalls.refreshCredentials(repeated, candidate.notification());
        results.add(new Stored(candidate, new Acceptance.Duplicate(repeated), Optional.empty()));
      }
    }
    write(added, earlier, now);
    boolean changing = false;
    for (NewCall call : added) {
      changing |= settle(call, now);
    }
    if (!changing) {
      // All is written; the provider need not look for changes again when it commits.
      database.entities().clear();
    }
    return results;
  }

  private NewCall newCall(
      Candidate candidate, Fingerprint fingerprint, Instant accepted, Instant now) {
    Delivery delivery = new Delivery(ids.next(accepted), candidate.notification(), now);
    candidate.claim().ifPresent(claim -> claims.claimNew(delivery, claim));
    return new NewCall(candidate, fingerprint, delivery);
  }

  private void write(List<NewCall> added, Map<Fingerprint, AcceptedCall> earlier, Instant now) {
    Map<Boolean, List<Payload>> payloads =
        added.stream()
            .map(this::payload)
            .collect(
                Collectors.partitioningBy(payload -> payload.content().length() > LARGE_CONTENT));
    remember(added, earlier, now);
    added.forEach(call -> writeWithIt(call, now));
    payloads.get(true).forEach(database.entities()::persist);
    database.entities().flush();
    DELIVERIES.insert(
        added.stream()
            .map(NewCall::delivery)
            .filter(delivery -> delivery.claim().isEmpty())
            .toList(),
        database);
    PAYLOADS.insert(payloads.get(false), database);
  }

  /** Fingerprints in one order, so that two groups with the same calls wait for each other. */
  private void remember(List<NewCall> added, Map<Fingerprint, AcceptedCall> earlier, Instant now) {
    List<AcceptedCall> first = new ArrayList<>();
    for (NewCall call : added) {
      AcceptedCall replaced = earlier.get(call.fingerprint());
      if (replaced == null) {
        first.add(new AcceptedCall(call.fingerprint(), call.delivery().id(), now));
      } else {
        replaced.replaceWith(call.delivery().id(), now);
      }
    }
    first.sort(Comparator.comparing(call -> call.fingerprint().value()));
    CALLS.insert(first, database);
  }

  /** A delivery that is claimed may change before the transaction ends, so it is managed. */
  private void writeWithIt(NewCall call, Instant now) {
    Delivery delivery = call.delivery();
    Notification notification = call.candidate().notification();
    notification.credentials().ifPresent(passed -> credentials.keep(delivery, passed));
    if (delivery.claim().isPresent()) {
      database.entities().persist(delivery);
    }
    documents.attach(delivery.id(), notification.documents());
    notification
        .repair()
        .map(
            broken ->
                new HistoryEntry(delivery.id(), now, HistoryEntry.Outcome.BODY_REPAIRED, broken))
        .ifPresent(database.entities()::persist);
  }

  private Payload payload(NewCall call) {
    DeliveryId id = call.delivery().id();
    Notification notification = call.candidate().notification();
    return new Payload(
        id,
        seal.seal(id, PayloadText.write(notification.values())),
        notification.documentId(),
        notification.envelopeId());
  }

  /** What a new delivery means for others and they for it. Says whether that may change some. */
  private boolean settle(NewCall call, Instant now) {
    Delivery delivery = call.delivery();
    boolean latestOnly = call.candidate().notification().design().retry().latestOnly();
    if (latestOnly) {
      newerStatus.supersedeOlderThan(delivery);
    }
    boolean claimed = delivery.claim().isPresent();
    if (claimed && !shortWay.isClear(delivery)) {
      delivery.giveBack(now);
    }
    return latestOnly || claimed;
  }
}
