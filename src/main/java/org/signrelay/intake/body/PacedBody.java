package org.signrelay.intake.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * A body that has to keep coming, so that nobody keeps a thread of the server busy with a byte now
 * and then: it may take a minute, and a second more for each 10 KB. The server itself gives up a
 * connection on which nothing comes at all ({@code server-config}).
 */
public final class PacedBody extends FilterInputStream {
  static final Duration FOR_ALL = Duration.ofMinutes(1);
  static final int BYTES_A_SECOND = 10 << 10;

  private final LongSupplier nanos;
  private final long started;
  private long taken;

  public PacedBody(InputStream body) {
    this(body, System::nanoTime);
  }

  PacedBody(InputStream body, LongSupplier nanos) {
    super(body);
    this.nanos = nanos;
    started = nanos.getAsLong();
  }

  /**
   * @throws RefusedException if the body comes too slowly
   */
  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? next : 1);
    return next;
  }

  /**
   * @throws RefusedException if the body comes too slowly
   */
  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int read = super.read(bytes, from, most);
    count(read);
    return read;
  }

  private void count(int read) {
    if (read < 0) {
      return;
    }
    taken += read;
    Duration passed = Duration.ofNanos(nanos.getAsLong() - started);
    if (passed.compareTo(FOR_ALL.plusSeconds(taken / BYTES_A_SECOND)) > 0) {
      throw new RefusedException(
          Problem.BAD_REQUEST,
          "The body comes too slowly: %d bytes in %d seconds."
              .formatted(taken, passed.toSeconds()));
    }
  }
}
