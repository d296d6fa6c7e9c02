package org.signrelay.salesforce.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1S",
    "' 120 ', PT2M",
    "86400, PT24H",
    "'Sun, 31 Jan 2027 12:00:30 GMT', PT30S",
    "'Sunday, 31-Jan-27 12:00:30 GMT', PT30S",
    "'Sun, 31 Jan 2027 12:00:00 GMT', PT0S"
  })
  void secondsAndDatesAreUnderstood(String header, Duration expected) {
    // When
    Optional<Duration> wait = RetryAfter.read(header, NOW);

    // Then
    assertThat(wait).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-1", "1.5", "12345678901234567890", "Sun, 31 Jan 2027 11:59:59 GMT"})
  void anythingElseSaysNothing(String header) {
    // When
    Optional<Duration> wait = RetryAfter.read(header, NOW);

    // Then
    assertThat(wait).isEmpty();
  }
}
