package org.signrelay.delivery.document;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.signrelay.delivery.DocumentId;

/** Reads a document part by part; holds two parts in memory, and no transaction between them. */
final class DocumentReader extends InputStream {
  private static final int PARTS_AT_ONCE = 2;

  private final DocumentStore store;
  private final DocumentId id;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private byte[] part = {};
  private int read;
  private int next;
  private boolean ended;

  DocumentReader(DocumentStore store, DocumentId id) {
    this.store = store;
    this.id = id;
  }

  @Override
  public int read() {
    return fill() ? Byte.toUnsignedInt(part[read++]) : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, part.length - read);
    System.arraycopy(part, read, into, offset, count);
    read += count;
    return count;
  }

  private boolean fill() {
    if (read < part.length) {
      return true;
    }
    if (ended) {
      return false;
    }
    if (waiting.isEmpty()) {
      waiting.addAll(store.parts(id, next, PARTS_AT_ONCE));
      next += waiting.size();
    }
    ended = waiting.isEmpty();
    part = ended ? new byte[] {} : waiting.remove();
    read = 0;
    return !ended;
  }
}
