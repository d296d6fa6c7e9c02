package org.signrelay.delivery.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;

/** What a call said, sealed by {@link PayloadSeal}. */
@Entity
@Table(name = "delivery_payload")
public class Payload {
  @Id private UUID delivery;
  private String content;

  /** For JPA. */
  protected Payload() {}

  public Payload(DeliveryId delivery, String content) {
    this.delivery = delivery.value();
    this.content = content;
  }

  public UUID delivery() {
    return delivery;
  }

  public String content() {
    return content;
  }
}
