package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signrelay.database.Database;
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

  @Inject Database database;
  @Inject Designs designs;

  /**
   * Keeps credentials for a delivery, in place of those that it had.
   *
   * @throws IllegalStateException if there is no encryption key: they are never stored in clear
   */
  @Transactional(TxType.MANDATORY)
  public void keep(DeliveryId delivery, PassedCredentials credentials) {
    Secret key =
        designs.server().encryptionKeys().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no signrelay.encryption-key is set"));
    String text =
        PayloadText.write(
            Map.of(
                "username", credentials.username(), "password", credentials.password().reveal()));
    database
        .entities()
        .merge(
            new StoredCredentials(
                delivery, AesGcm.mark(key, text), AesGcm.seal(key, boundTo(delivery), text)));
  }

  /** The credentials of a delivery, or empty if it has none. */
  @Transactional(TxType.MANDATORY)
  public Optional<StoredCredentials> find(DeliveryId delivery) {
    return Optional.ofNullable(database.entities().find(StoredCredentials.class, delivery.value()));
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

  /** Wipes the credentials of a delivery that ended well or by a person's decision. */
  @Transactional(TxType.MANDATORY)
  public void wipeIfDone(Delivery delivery) {
    if (DONE.contains(delivery.state())) {
      database
          .entities()
          .createQuery("delete from StoredCredentials c where c.delivery = :delivery")
          .setParameter("delivery", delivery.id().value())
          .executeUpdate();
    }
  }

  private static String boundTo(DeliveryId delivery) {
    return "credentials of " + delivery;
  }
}
