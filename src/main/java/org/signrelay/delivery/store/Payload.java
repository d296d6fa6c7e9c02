package org.signrelay.delivery.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.database.TextHash;
import org.signrelay.delivery.DeliveryId;

/**
 * What a call said, sealed by {@link PayloadSeal}, and by which ids people look for it. These are
 * written to an index once here; in the row of the delivery each change would do it again.
 */
@Entity
@Table(name = "delivery_payload")
public class Payload {
  /** Instead of an id's hash. Behind all others, where it costs an index least. */
  private static final UUID NONE = new UUID(-1, -1);

  @Id private UUID delivery;
  private String content;

  @Column(name = "document_hash")
  private UUID documentHash;

  @Column(name = "envelope_hash")
  private UUID envelopeHash;

  /** For JPA. */
  protected Payload() {}

  /**
   * @param content as it is to be stored
   */
  public Payload(
      DeliveryId delivery,
      String content,
      Optional<String> documentId,
      Optional<String> envelopeId) {
    this.delivery = delivery.value();
    this.content = content;
    this.documentHash = documentId.map(Payload::hashOf).orElse(NONE);
    this.envelopeHash = envelopeId.map(Payload::hashOf).orElse(NONE);
  }

  /** By which a document's or envelope's id is looked for, in whatever case it is written. */
  public static UUID hashOf(String id) {
    return TextHash.of(id.toLowerCase(Locale.ROOT));
  }

  public UUID delivery() {
    return delivery;
  }

  public String content() {
    return content;
  }
}
