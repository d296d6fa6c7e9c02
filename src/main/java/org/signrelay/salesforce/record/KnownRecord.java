package org.signrelay.salesforce.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The Salesforce id of a record that was found before. */
@Entity
@Table(name = "known_record")
public class KnownRecord {
  @Id
  @Column(name = "record_hash")
  private UUID recordHash;

  @Column(name = "record_id")
  private String recordId;

  /** The column held less once, and what it held then matches no search. */
  @Column(name = "token_hash")
  private String searchHash;

  @Column(name = "remembered_at")
  private long rememberedAt;

  /** For JPA. */
  protected KnownRecord() {}

  KnownRecord(UUID recordHash, String recordId, String searchHash, long rememberedAtMillis) {
    this.recordHash = recordHash;
    this.recordId = recordId;
    this.searchHash = searchHash;
    this.rememberedAt = rememberedAtMillis;
  }

  UUID recordHash() {
    return recordHash;
  }

  String recordId() {
    return recordId;
  }

  String searchHash() {
    return searchHash;
  }

  boolean says(String otherId, String otherHash) {
    return recordId.equals(otherId) && searchHash.equals(otherHash);
  }

  void correct(String newId, String newHash, long nowMillis) {
    recordId = newId;
    searchHash = newHash;
    rememberedAt = nowMillis;
  }
}
