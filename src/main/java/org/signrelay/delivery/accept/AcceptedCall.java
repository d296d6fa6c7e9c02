package org.signrelay.delivery.accept;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;

/** The latest delivery of a call with a certain fingerprint; its key lets only one be the first. */
@Entity
@Table(name = "accepted_call")
public class AcceptedCall {
  @Id private UUID fingerprint;
  private UUID delivery;

  @Column(name = "accepted_at")
  private long acceptedAt;

  /** For JPA. */
  protected AcceptedCall() {}

  AcceptedCall(Fingerprint fingerprint, DeliveryId delivery, Instant accepted) {
    this.fingerprint = fingerprint.value();
    this.delivery = delivery.value();
    this.acceptedAt = accepted.toEpochMilli();
  }

  Fingerprint fingerprint() {
    return new Fingerprint(fingerprint);
  }

  DeliveryId delivery() {
    return new DeliveryId(delivery);
  }

  Instant acceptedAt() {
    return Instant.ofEpochMilli(acceptedAt);
  }

  /** Takes the place of an earlier call that no longer counts. */
  void replaceWith(DeliveryId later, Instant accepted) {
    delivery = later.value();
    acceptedAt = accepted.toEpochMilli();
  }
}
