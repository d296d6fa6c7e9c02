package org.signrelay.intake.transmission.pieces;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * A body that refuses the call when it breaks off, so that an {@link IOException} on the way to a
 * sink can only be the sink's.
 */
public final class UnbrokenStream extends FilterInputStream {

  public UnbrokenStream(InputStream body) {
    super(body);
  }

  @Override
  public int read() {
    try {
      return super.read();
    } catch (IOException brokenOff) {
      throw refused(brokenOff);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException brokenOff) {
      throw refused(brokenOff);
    }
  }

  /** Leaves the body to whoever opened it. */
  @Override
  public void close() {}

  private static RefusedException refused(IOException brokenOff) {
    return new RefusedException(
        Problem.BAD_REQUEST, "The body could not be read to its end.", brokenOff);
  }
}
