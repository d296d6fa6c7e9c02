package org.signrelay.bench.queue;

import java.io.Serializable;

/**
 * A status that a document's record shall get.
 *
 * @param status acronym, such as {@code DST}
 */
public record Update(String documentId, String status) implements Serializable {
  private static final long serialVersionUID = 1;
}
