package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.database.ManyKeys;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.design.Designs;

/** Calls that were accepted before, by which repeats are recognised. */
@ApplicationScoped
class EarlierCalls {
  private static final Set<DeliveryState> REPEATABLE =
      Set.of(DeliveryState.DEAD, DeliveryState.DISCARDED);

  private static final ManyKeys FINGERPRINTS = new ManyKeys("accepted_call", "fingerprint");

  private static final ListQuery BY_FINGERPRINT =
      new ListQuery(
          "select a from AcceptedCall a where a.fingerprint in :list order by a.fingerprint");

  @Inject Database database;
  @Inject Designs designs;
  @Inject CredentialStore credentials;

  /** Those with these fingerprints, locked until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  Map<Fingerprint, AcceptedCall> find(Collection<Fingerprint> fingerprints) {
    List<UUID> values = fingerprints.stream().map(Fingerprint::value).distinct().toList();
    Set<UUID> there = FINGERPRINTS.among(values, database);
    if (there.isEmpty()) {
      return Map.of();
    }
    return BY_FINGERPRINT
        .of(there, AcceptedCall.class, database.entities())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(AcceptedCall::fingerprint, Function.identity()));
  }

  /** The deliveries of those of which a repeat is no new call. */
  @Transactional(TxType.MANDATORY)
  Map<Fingerprint, DeliveryId> stillCounting(Map<Fingerprint, AcceptedCall> earlier, Instant now) {
    Map<Fingerprint, DeliveryId> counting = new HashMap<>();
    earlier.forEach(
        (fingerprint, call) -> {
          if (!call.acceptedAt().plus(designs.server().duplicatesWindow()).isBefore(now)) {
            counting.put(fingerprint, call.delivery());
          }
        });
    if (!counting.isEmpty()) {
      counting.values().retainAll(notRepeatable(counting.values()));
    }
    return counting;
  }

  private Set<DeliveryId> notRepeatable(Collection<DeliveryId> deliveries) {
    return database
        .entities()
        .createQuery(
            "select d.id from Delivery d where d.id in :ids and d.state not in :repeatable",
            UUID.class)
        .setParameter("ids", deliveries.stream().map(DeliveryId::value).toList())
        .setParameter("repeatable", REPEATABLE)
        .getResultList()
        .stream()
        .map(DeliveryId::new)
        .collect(Collectors.toSet());
  }

  /** A repeat that brings another password of the same user may get a refused call going again. */
  @Transactional(TxType.MANDATORY)
  void refreshCredentials(DeliveryId earlier, Notification repeat) {
    if (repeat.credentials().isEmpty()) {
      return;
    }
    Delivery delivery =
        database.entities().find(Delivery.class, earlier.value(), LockModeType.PESSIMISTIC_WRITE);
    boolean waitsForALogin =
        delivery != null
            && delivery.state() == DeliveryState.HELD
            && delivery.errorCode().filter(HoldReason.LOGIN.word()::equals).isPresent();
    repeat
        .credentials()
        .filter(passed -> waitsForALogin && delivery.org().equals(repeat.org().id()))
        .ifPresent(passed -> credentials.keep(delivery, passed));
  }
}
