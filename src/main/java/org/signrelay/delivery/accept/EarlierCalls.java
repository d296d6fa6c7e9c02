package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.signrelay.database.Database;
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

  /**
   * By the number of their places. A query is translated once, while one whose list has another
   * length each time is translated each time.
   */
  private static final NavigableMap<Integer, String> QUERIES =
      Stream.of(1, 10, 30, Arrivals.LARGEST_GROUP)
          .collect(
              Collectors.toMap(
                  Function.identity(), EarlierCalls::query, (one, same) -> one, TreeMap::new));

  @Inject Database database;
  @Inject Designs designs;
  @Inject CredentialStore credentials;

  /** Those with these fingerprints, locked until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  Map<Fingerprint, AcceptedCall> find(Collection<Fingerprint> fingerprints) {
    List<String> values = fingerprints.stream().map(Fingerprint::value).distinct().toList();
    int places = places(values.size());
    TypedQuery<AcceptedCall> query =
        database.entities().createQuery(QUERIES.get(places), AcceptedCall.class);
    for (int i = 0; i < places; i++) {
      query.setParameter("f" + i, values.get(Math.min(i, values.size() - 1)));
    }
    return query.setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
        .collect(Collectors.toMap(AcceptedCall::fingerprint, Function.identity()));
  }

  /** Places that are left over hold the last fingerprint once more. */
  private static int places(int fingerprints) {
    return QUERIES.ceilingKey(fingerprints);
  }

  private static String query(int places) {
    return IntStream.range(0, places)
        .mapToObj(place -> ":f" + place)
        .collect(
            Collectors.joining(
                ", ",
                "select a from AcceptedCall a where a.fingerprint in (",
                ") order by a.fingerprint"));
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
        .ifPresent(passed -> credentials.keep(earlier, passed));
  }
}
