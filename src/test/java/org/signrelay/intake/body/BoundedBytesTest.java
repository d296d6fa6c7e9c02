package org.signrelay.intake.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class BoundedBytesTest {

  @Test
  void aBodyOfExactlyTheBoundIsTaken() {
    assertThat(BoundedBytes.read(new ByteArrayInputStream(new byte[10]), 10, 10)).hasSize(10);
    assertThat(BoundedBytes.read(new ByteArrayInputStream(new byte[10]), -1, 10)).hasSize(10);
  }

  @Test
  void moreThanTheBoundIsRefusedEvenIfItWasNotAnnounced() {
    assertRefused(new ByteArrayInputStream(new byte[11]), -1, Problem.TOO_LARGE);
    assertRefused(new ByteArrayInputStream(new byte[11]), 3, Problem.TOO_LARGE);
  }

  @Test
  void anAnnouncementOverTheBoundIsRefusedWithoutReading() {
    assertRefused(new Broken(), 3_000_000_000L, Problem.TOO_LARGE);
  }

  @Test
  void aBodyThatBreaksOffIsRefused() {
    assertRefused(new Broken(), 5, Problem.BAD_REQUEST);
  }

  private static void assertRefused(InputStream stream, long announced, Problem expected) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> BoundedBytes.read(stream, announced, 10))
        .satisfies(refused -> assertThat(refused.refusal().problem()).isEqualTo(expected));
  }

  /** A connection that is cut as soon as somebody reads. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }
}
