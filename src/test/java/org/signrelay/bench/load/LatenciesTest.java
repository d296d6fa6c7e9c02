package org.signrelay.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void aPercentageOfTheCallsDidNotTakeLonger() {
    // Given
    var latencies =
        new Latencies(LongStream.rangeClosed(1, 200).map(millis -> millis * 1_000_000).toArray());

    // Then
    assertThat(latencies.millis(50)).isEqualTo(100);
    assertThat(latencies.millis(99)).isEqualTo(198);
    assertThat(latencies.millis(100)).isEqualTo(200);
  }
}
