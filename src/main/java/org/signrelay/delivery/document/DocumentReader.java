package org.signrelay.delivery.document;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/** Reads a document some parts at a time; holds no more in memory, and no transaction between. */
final class DocumentReader extends InputStream {
  private final IntFunction<List<byte[]>> parts;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private byte[] part = {};
  private int read;
  private int next;
  private boolean ended;

  /**
   * @param parts some from that number on; none behind the last one
   */
  DocumentReader(IntFunction<List<byte[]>> parts) {
    this.parts = parts;
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
      waiting.addAll(parts.apply(next));
      next += waiting.size();
    }
    ended = waiting.isEmpty();
    part = ended ? new byte[] {} : waiting.remove();
    read = 0;
    return !ended;
  }
}
