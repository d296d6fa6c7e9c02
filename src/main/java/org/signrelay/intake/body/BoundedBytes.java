package org.signrelay.intake.body;

import java.io.IOException;
import java.io.InputStream;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** Takes a body into memory up to a bound, before anything looks into it. */
public final class BoundedBytes {
  private BoundedBytes() {}

  /**
   * @param announced the call's {@code Content-Length}, or -1
   * @param most bound in bytes
   * @throws RefusedException if more is announced or sent, or the body breaks off
   */
  public static byte[] read(InputStream stream, long announced, long most) {
    if (announced > most) {
      throw tooLarge(most);
    }
    byte[] bytes = readUpTo(stream, Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return bytes;
  }

  private static byte[] readUpTo(InputStream stream, long count) {
    try {
      return stream.readNBytes((int) count);
    } catch (IOException brokenOff) {
      throw new RefusedException(
          Problem.BAD_REQUEST, "The body could not be read to its end.", brokenOff);
    }
  }

  private static RefusedException tooLarge(long most) {
    return new RefusedException(
        Problem.TOO_LARGE, "The body is larger than " + most + " bytes, which is the most taken.");
  }
}
