package org.signrelay.delivery;

import java.util.UUID;

/** Id of a document in the database. */
public record DocumentId(UUID value) {
  public static DocumentId random() {
    return new DocumentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
