package org.signrelay.intake.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signrelay.intake.refusal.RefusedException;

class PacedBodyTest {
  private static final int MANY = 1 << 20;

  private long now = 17;

  @Test
  void aBodyMayTakeAMinute() throws IOException {
    // Given
    InputStream body = body(60);
    pass(Duration.ofMinutes(1));

    // When
    byte[] read = body.readAllBytes();

    // Then
    assertThat(read).hasSize(60);
  }

  @Test
  void aByteNowAndThenIsRefused() throws IOException {
    // Given
    InputStream body = body(1_000);
    for (int i = 0; i < 60; i++) {
      pass(Duration.ofSeconds(1));
      body.read();
    }
    pass(Duration.ofSeconds(1));

    // When, Then
    assertThatThrownBy(body::read)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("61 bytes in 61 seconds");
  }

  @Test
  void whatKeepsComingMayTakeLonger() throws IOException {
    // Given
    InputStream body = body(MANY);
    int seconds = MANY / PacedBody.BYTES_A_SECOND;
    body.readNBytes(MANY - 1);

    // When
    pass(Duration.ofSeconds(60 + seconds));
    int last = body.read();

    // Then
    assertThat(last).isZero();
  }

  @Test
  void whatKeepsComingButSlowlyIsRefused() throws IOException {
    // Given
    InputStream body = body(MANY);
    body.readNBytes(MANY - 1);
    pass(Duration.ofSeconds(62 + MANY / PacedBody.BYTES_A_SECOND));

    // When, Then
    assertThatThrownBy(() -> body.read(new byte[10], 0, 10)).isInstanceOf(RefusedException.class);
  }

  @Test
  void theEndOfABodyIsNeverTooLate() throws IOException {
    // Given
    InputStream body = body(0);
    pass(Duration.ofDays(1));

    // When
    int end = body.read();

    // Then
    assertThat(end).isEqualTo(-1);
  }

  private InputStream body(int length) {
    return new PacedBody(new ByteArrayInputStream(new byte[length]), () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
