package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.Designs;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.Secret;

/**
 * Keeps the credentials that calls brought, always encrypted, until their delivery is done. All
 * methods take part in the caller's transaction.
 */
@ApplicationScoped
public class CredentialStore {
  private static final Set<DeliveryState> DONE =
      Set.of(DeliveryState.DELIVERED, DeliveryState.SUPERSEDED, DeliveryState.DISCARDED);

  private static final ListQuery OF_DELIVERIES =
      new ListQuery("select c from StoredCredentials c where c.delivery in :list");

  private static final ListQuery WIPE =
      new ListQuery("delete from StoredCredentials c where c.delivery in :list");

  @Inject Database database;
  @Inject Designs designs;

  /**
   * Keeps credentials for a delivery, in place of those that it had, and says in the delivery which
   * they are.
   *
   * @throws IllegalStateException if there is no encryption key: they are never stored in clear
   */
  @Transactional(TxType.MANDATORY)
  public void keep(Delivery delivery, PassedCredentials credentials) {
    Secret key =
        designs.server().encryptionKeys().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no signrelay.encryption-key is set"));
    String text =
        PayloadText.write(
            Map.of(
                "username", credentials.username(), "password", credentials.password().reveal()));
    delivery.bring(AesGcm.mark(key, text));
    DeliveryId id = delivery.id();
    database.entities().merge(new StoredCredentials(id, AesGcm.seal(key, boundTo(id), text)));
  }

  /** The credentials of those deliveries that have some. */
  @Transactional(TxType.MANDATORY)
  public Map<UUID, StoredCredentials> find(Collection<UUID> deliveries) {
    if (deliveries.isEmpty()) {
      return Map.of();
    }
    return OF_DELIVERIES
        .of(deliveries, StoredCredentials.class, database.entities())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(found -> found.delivery().value(), Function.identity()));
  }

  /** What was sealed, or empty if no configured key opens it. */
  public Optional<PassedCredentials> open(StoredCredentials stored) {
    return AesGcm.open(
            designs.server().encryptionKeys(), boundTo(stored.delivery()), stored.content())
        .map(PayloadText::read)
        .map(
            values ->
                new PassedCredentials(values.get("username"), new Secret(values.get("password"))));
  }

  /** Wipes the credentials of those deliveries that ended well or by a person's decision. */
  @Transactional(TxType.MANDATORY)
  public void wipeIfDone(Collection<Delivery> deliveries) {
    remove(
        deliveries.stream()
            .filter(delivery -> DONE.contains(delivery.state()))
            .map(Delivery::id)
            .toList());
  }

  /** Wipes the credentials of these deliveries. */
  @Transactional(TxType.MANDATORY)
  public void wipe(Collection<DeliveryId> deliveries) {
    remove(deliveries);
  }

  private void remove(Collection<DeliveryId> deliveries) {
    if (!deliveries.isEmpty()) {
      WIPE.of(deliveries.stream().map(DeliveryId::value).toList(), database.entities())
          .executeUpdate();
    }
  }

  private static String boundTo(DeliveryId delivery) {
    return "credentials of " + delivery;
  }
}
