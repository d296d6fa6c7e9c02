package org.signrelay.intake.trace;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the first bytes that are read from a body. */
final class StartOfBody extends FilterInputStream {
  private final ByteArrayOutputStream start;
  private final int most;

  /**
   * @param start takes them
   * @param most how many there are at most
   */
  StartOfBody(InputStream body, ByteArrayOutputStream start, int most) {
    super(body);
    this.start = start;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    if (read >= 0 && start.size() < most) {
      start.write(read);
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      start.write(buffer, offset, Math.min(read, most - start.size()));
    }
    return read;
  }

  /** Not taken, so that nothing is read twice. */
  @Override
  public boolean markSupported() {
    return false;
  }
}
