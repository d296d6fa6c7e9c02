package org.signrelay.delivery.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.ReceivedDocument;

/** What is known of a document, apart from its bytes. */
@Entity
@Table(name = "document")
public class Document {
  /**
   * In place of the delivery while a document is being received: EclipseLink writes no UUID of
   * null.
   */
  static final UUID NOBODY = new UUID(0, 0);

  @Id private UUID id;
  private UUID delivery;
  private Integer place;
  private String part;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "media_type")
  private String mediaType;

  @Column(name = "size_bytes")
  private long size;

  private String md5;
  private String sha256;

  @Column(name = "touched_at")
  private long touchedAt;

  @Column(name = "create_begun_at")
  private Long createBegunAt;

  @Column(name = "create_lost_at")
  private Long createLostAt;

  @Column(name = "create_key")
  private String createKey;

  @Column(name = "stored_id")
  private String storedId;

  @Column(name = "stored_as")
  private String storedAs;

  /** For JPA. */
  protected Document() {}

  /** A document of which nothing has come yet. */
  Document(DocumentId id, Instant now) {
    this.id = id.value();
    delivery = NOBODY;
    touchedAt = now.toEpochMilli();
  }

  /** More of it has come. */
  void grow(long bytes, Instant now) {
    size += bytes;
    touchedAt = now.toEpochMilli();
  }

  /** It is whole, and its call was accepted. */
  void belongTo(DeliveryId owner, int placeInCall, ReceivedDocument received) {
    delivery = owner.value();
    place = placeInCall;
    part = received.part();
    fileName = received.fileName().orElse(null);
    mediaType = received.mediaType();
    md5 = received.md5();
    sha256 = received.sha256();
  }

  /** A create is sent to Salesforce from now on, with this key. */
  void beginCreate(String key, Instant now) {
    createBegunAt = now.toEpochMilli();
    createLostAt = null;
    createKey = key;
  }

  /** It is not known whether the create that was begun came to its end; counts once. */
  void loseCreate(Instant now) {
    if (createBegunAt != null && createLostAt == null) {
      createLostAt = now.toEpochMilli();
    }
  }

  /** The create that was begun did surely not happen. */
  void createFailed() {
    endCreate();
    createKey = null;
  }

  /** What became of the create that was begun is known, or of no account any more. */
  void endCreate() {
    createBegunAt = null;
    createLostAt = null;
  }

  /** It is in Salesforce. */
  void stored(String idInSalesforce, String as) {
    storedId = idInSalesforce;
    storedAs = as;
    endCreate();
  }

  public DocumentId id() {
    return new DocumentId(id);
  }

  public String part() {
    return part;
  }

  /** The part as it counts: without case, and without space around it. */
  public String partKey() {
    return part.strip().toLowerCase(Locale.ROOT);
  }

  public Optional<String> fileName() {
    return Optional.ofNullable(fileName);
  }

  public String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  /** 32 hexadecimal digits. */
  public String md5() {
    return md5;
  }

  /** Whether a create was begun whose end is not known. */
  public boolean isCreateOpen() {
    return createBegunAt != null;
  }

  /** When it was noticed that the end of a create is not known. */
  public Optional<Instant> createLostAt() {
    return Optional.ofNullable(createLostAt).map(Instant::ofEpochMilli);
  }

  /** The key of the last create that happened, or may have. */
  public Optional<String> createKey() {
    return Optional.ofNullable(createKey);
  }

  /** Id in Salesforce, once it is stored there. */
  public Optional<String> storedId() {
    return Optional.ofNullable(storedId);
  }

  /** What it is in Salesforce: {@code attachment}, {@code document} or {@code file}. */
  public Optional<String> storedAs() {
    return Optional.ofNullable(storedAs);
  }
}
