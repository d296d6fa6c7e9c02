package org.signrelay.intake.transmission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.signrelay.delivery.document.Precedence;

/**
 * Turns of transmissions at the processors: decoding, checksums and writing take them for seconds,
 * and web hooks that come meanwhile need one, too. A turn lasts for a quarter of a megabyte, or
 * until nothing more has come: whoever waits for bytes has none. Within a turn what goes first is
 * given way to.
 */
public final class Turns {
  /** Much more work than passing a turn on, and done in a few hundredths of a second. */
  private static final int BYTES_OF_A_TURN = 256 << 10;

  private final Precedence precedence;
  private final AtomicInteger bodies = new AtomicInteger();

  /**
   * @param precedence says how many have a turn, and what goes before them
   */
  public Turns(Precedence precedence) {
    this.precedence = precedence;
  }

  /** Whether more bodies are being read at the moment than have a turn at the same time. */
  public boolean areScarce() {
    return bodies.get() > precedence.turns();
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
    private Optional<Precedence.Turn> turn = Optional.empty();
    private int read;
    private boolean closed;

    private Sharing(InputStream body) {
      super(body);
      bodies.incrementAndGet();
    }

    @Override
    public int read() throws IOException {
      endTurnIfDue();
      int next = super.read();
      goOn(1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      endTurnIfDue();
      int count = super.read(bytes, offset, length);
      goOn(count);
      return count;
    }

    @Override
    public void close() {
      giveBack();
      if (!closed) {
        closed = true;
        bodies.decrementAndGet();
      }
    }

    private void endTurnIfDue() throws IOException {
      if (read >= BYTES_OF_A_TURN || available() == 0) {
        giveBack();
      }
    }

    private void goOn(int count) {
      if (turn.isEmpty()) {
        turn = Optional.of(precedence.beginTurn());
        read = 0;
      }
      turn.get().giveWay();
      read += Math.max(0, count);
    }

    private void giveBack() {
      Optional<Precedence.Turn> over = turn;
      turn = Optional.empty();
      over.ifPresent(Precedence.Turn::end);
    }
  }
}
