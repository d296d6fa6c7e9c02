package org.signrelay.operations.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.HandClock;

class WrongPasswordsTest {
  private static final String ADDRESS = "192.0.2.1";

  private final HandClock clock = new HandClock();
  private final WrongPasswords wrongPasswords = new WrongPasswords();

  @BeforeEach
  void setUp() {
    wrongPasswords.clock = clock;
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "9, false", "10, true", "11, true"})
  void tenInAMinuteAreTooMany(int wrong, boolean expected) {
    // Given
    count(ADDRESS, wrong);

    // When
    boolean tooMany = wrongPasswords.areTooMany(ADDRESS);

    // Then
    assertThat(tooMany).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"PT59.999S, true", "PT1M, false"})
  void theyAreForgivenAfterAMinute(Duration later, boolean expected) {
    // Given
    count(ADDRESS, 10);
    clock.pass(later);

    // When
    boolean tooMany = wrongPasswords.areTooMany(ADDRESS);

    // Then
    assertThat(tooMany).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, true"})
  void theNextMinuteCountsFromItsBeginning(int wrong, boolean expected) {
    // Given
    count(ADDRESS, 9);
    clock.pass(Duration.ofMinutes(1));
    count(ADDRESS, wrong);

    // When
    boolean tooMany = wrongPasswords.areTooMany(ADDRESS);

    // Then
    assertThat(tooMany).isEqualTo(expected);
  }

  @Test
  void oneAddressDoesNotSpoilAnother() {
    // Given
    count("192.0.2.2", 10);

    // When
    boolean tooMany = wrongPasswords.areTooMany(ADDRESS);

    // Then
    assertThat(tooMany).isFalse();
  }

  @Test
  void anAttackFromManyAddressesIsForgottenInTime() {
    // Given
    count(ADDRESS, 10);

    // When
    IntStream.range(0, 10_000).forEach(number -> count("address " + number, 1));

    // Then
    assertThat(wrongPasswords.areTooMany(ADDRESS)).isFalse();
  }

  private void count(String address, int wrong) {
    for (int time = 0; time < wrong; time++) {
      wrongPasswords.count(address);
    }
  }
}
