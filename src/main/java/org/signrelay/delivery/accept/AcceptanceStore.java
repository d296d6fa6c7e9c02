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
import org.signrelay.database.Database;
import org.signrelay.database.DatabaseTime;
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
    Instant accepted = databaseTime.exactly();
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

  /** Fingerprints in their order, so that two groups with the same calls wait for each other. */
  private void write(List<NewCall> added, Map<Fingerprint, AcceptedCall> earlier, Instant now) {
    added.stream()
        .sorted(Comparator.comparing(call -> call.fingerprint().value()))
        .forEach(call -> remember(call.fingerprint(), call.delivery().id(), earlier, now));
    for (NewCall call : added) {
      Notification notification = call.candidate().notification();
      notification.credentials().ifPresent(passed -> credentials.keep(call.delivery(), passed));
      database.entities().persist(call.delivery());
      writeContent(call.delivery().id(), notification, now);
    }
    database.entities().flush();
  }

  private void remember(
      Fingerprint fingerprint,
      DeliveryId delivery,
      Map<Fingerprint, AcceptedCall> earlier,
      Instant now) {
    AcceptedCall replaced = earlier.get(fingerprint);
    if (replaced == null) {
      database.entities().persist(new AcceptedCall(fingerprint, delivery, now));
    } else {
      replaced.replaceWith(delivery, now);
    }
  }

  private void writeContent(DeliveryId id, Notification notification, Instant now) {
    database
        .entities()
        .persist(new Payload(id, seal.seal(id, PayloadText.write(notification.values()))));
    documents.attach(id, notification.documents());
    notification
        .repair()
        .map(broken -> new HistoryEntry(id, now, HistoryEntry.Outcome.BODY_REPAIRED, broken))
        .ifPresent(database.entities()::persist);
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
