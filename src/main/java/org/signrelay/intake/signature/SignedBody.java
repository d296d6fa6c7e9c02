package org.signrelay.intake.signature;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.signrelay.design.Secret;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.pieces.UnbrokenStream;

/**
 * The raw bytes of a signed body. Whoever reads the last one is told if the signature is wrong: by
 * an exception in place of the end.
 */
public final class SignedBody extends InputStream {
  private static final int BUFFER = 8_192;

  private final UnbrokenStream body;
  private final Signature signature;
  private final SigningKeys keys;
  private final Supplier<RefusedException> refusal;
  private RefusedException refused;
  private boolean ended;

  /**
   * @param secrets base64 of the keys that are valid
   * @param refusal asked once, if the signature is wrong
   */
  public SignedBody(
      InputStream body,
      Signature signature,
      List<Secret> secrets,
      Supplier<RefusedException> refusal) {
    this.body = new UnbrokenStream(body);
    this.signature = signature;
    this.keys = new SigningKeys(secrets);
    this.refusal = refusal;
    keys.sign(signature.head());
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws RefusedException at the end, if the signature is wrong; or if the body breaks off
   */
  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (ended) {
      return end();
    }
    int count = body.read(bytes, offset, length);
    if (count < 0) {
      judge();
      return end();
    }
    keys.sign(bytes, offset, count);
    return count;
  }

  /**
   * Lets somebody read the body, and judges the signature in any case. A body that is refused is
   * read to its end for that: what is wrong with it is told to nobody who cannot sign it.
   *
   * @param most how many bytes to read behind what the reader wanted; a body that is refused and
   *     has more is refused for what the reader says
   * @throws RefusedException if the signature is wrong or the body too long, or as the reader
   *     throws it
   */
  public <T> T readBy(Function<InputStream, T> reader, long most) {
    T result;
    try {
      result = reader.apply(this);
    } catch (RefusedException unusable) {
      finish(most);
      throw unusable;
    }
    if (!finish(most)) {
      throw new RefusedException(Problem.TOO_LARGE, "Too much stands behind the body's end.");
    }
    return result;
  }

  /** Whether all was read, and signed with a valid key. */
  public boolean isGenuine() {
    return ended && refused == null;
  }

  /** Reads what is left, since it is signed as well; false if that is too much. */
  private boolean finish(long most) {
    byte[] rest = new byte[BUFFER];
    long left = most;
    for (int count = read(rest, 0, BUFFER); count >= 0; count = read(rest, 0, BUFFER)) {
      left -= count;
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  private void judge() {
    ended = true;
    if (!keys.made(signature.signatures())) {
      refused = refusal.get();
    }
  }

  private int end() {
    if (refused != null) {
      throw refused;
    }
    return -1;
  }

  /** Leaves the body to whoever opened it. */
  @Override
  public void close() {}
}
