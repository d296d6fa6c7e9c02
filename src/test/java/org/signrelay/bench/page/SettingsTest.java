package org.signrelay.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theCommandNamesAllThatAPartAskedForAndNothingElse() {
    // Given
    var settings = new Settings("soak", Map.of("soak.seconds", 3, "backlog", 10), SECOND);

    // When
    long seconds = settings.seconds("soak.seconds", 600).toSeconds();
    int perSecond = settings.number("soak.per.second", 300);

    // Then
    assertThat(seconds).isEqualTo(3);
    assertThat(perSecond).isEqualTo(300);
    assertThat(settings.command())
        .isEqualTo(
            "mvn -Pbench -Dbench.parts=soak -Dbench.soak.per.second=300 -Dbench.soak.seconds=3"
                + " verify");
  }

  @Test
  void aNumberBelowOneIsRefusedWithItsName() {
    // Given
    var settings = new Settings("soak", Map.of("soak.seconds", 0), SECOND);

    // Then
    assertThatThrownBy(() -> settings.number("soak.seconds", 600))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bench.soak.seconds");
  }
}
