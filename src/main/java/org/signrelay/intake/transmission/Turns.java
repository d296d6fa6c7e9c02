package org.signrelay.intake.transmission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Turns of transmissions at the processors: decoding, checksums and writing take them for seconds,
 * and web hooks that come meanwhile need one, too. A transmission has a turn for each piece of its
 * body, and none while it waits for the next one.
 */
public final class Turns {
  private final Semaphore free;

  /**
   * @param atOnce how many work at the same time; at least 1
   */
  public Turns(int atOnce) {
    free = new Semaphore(atOnce, true);
  }

  /** Half of the processors. */
  public static Turns ofThisServer() {
    return new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /** Lets somebody read a body and work on it by turns. */
  public <T> T share(InputStream body, Function<InputStream, T> work) {
    try (Sharing shared = sharing(body)) {
      return work.apply(shared);
    }
  }

  /** A body whose reader takes turns until it is closed, which leaves the body itself open. */
  Sharing sharing(InputStream body) {
    return new Sharing(body);
  }

  final class Sharing extends FilterInputStream {
    private boolean mine;

    private Sharing(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      giveBack();
      int read = super.read();
      take();
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      giveBack();
      int read = super.read(bytes, offset, length);
      take();
      return read;
    }

    @Override
    public void close() {
      giveBack();
    }

    private void take() {
      free.acquireUninterruptibly();
      mine = true;
    }

    private void giveBack() {
      if (mine) {
        mine = false;
        free.release();
      }
    }
  }
}
