package org.signrelay.delivery.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandstillsTest {

  @ParameterizedTest
  @CsvSource({"PT0S, PT5M", "PT4M, PT5M", "PT12M, PT12M", "PT1H, PT1H", "PT30H, PT1H"})
  void maintenanceIsLookedAfterEverLessOften(Duration lasted, Duration expected) {
    // When
    Duration wait = Standstills.maintenanceWait(lasted, Optional.empty());

    // Then
    assertThat(wait).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"PT1M, PT5M", "PT20M, PT20M", "PT1H, PT1H", "PT2H, PT1H"})
  void aLongerWaitThatIsAskedForIsKeptUpToAnHour(Duration asked, Duration expected) {
    // When
    Duration wait = Standstills.maintenanceWait(Duration.ZERO, Optional.of(asked));

    // Then
    assertThat(wait).isEqualTo(expected);
  }
}
