package org.signrelay.delivery.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;

/** What a call brought to log in to Salesforce with, sealed. */
@Entity
@Table(name = "delivery_credentials")
public class StoredCredentials {
  @Id private UUID delivery;
  private String content;

  /** For JPA. */
  protected StoredCredentials() {}

  StoredCredentials(DeliveryId delivery, String content) {
    this.delivery = delivery.value();
    this.content = content;
  }

  DeliveryId delivery() {
    return new DeliveryId(delivery);
  }

  String content() {
    return content;
  }
}
