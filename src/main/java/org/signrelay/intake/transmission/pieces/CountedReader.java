package org.signrelay.intake.transmission.pieces;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Takes from the allowance whatever a parser reads, in bytes of UTF-8. */
public final class CountedReader extends FilterReader {
  private final Allowance allowance;

  public CountedReader(Reader text, Allowance allowance) {
    super(text);
    this.allowance = allowance;
  }

  @Override
  public int read() throws IOException {
    char[] single = new char[1];
    return read(single, 0, 1) < 0 ? -1 : single[0];
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    long bytes = 0;
    for (int i = offset; i < offset + count; i++) {
      bytes += size(into[i]);
    }
    allowance.take(bytes);
    return count;
  }

  /** Half of a surrogate pair counts as half of its four bytes. */
  private static int size(char character) {
    if (character < 0x80) {
      return 1;
    }
    return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
  }
}
