package org.signrelay.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private final Values values = new Values();

  @Test
  void aTargetIsReachedByTheMedianAndNotByTheBestRun() {
    // When
    values
        .atLeast("rate", 2.5, List.of(2.0, 2.4, 9.0), rate -> rate)
        .atMost("calls", 12, List.of(11.0, 12.0, 99.0), calls -> calls);

    // Then
    assertThat(values.get("rate")).isEqualTo("2.40 (2.00 to 9.00)");
    assertThat(values.get("rate.verdict")).isEqualTo("missed");
    assertThat(values.get("calls.verdict")).isEqualTo("reached");
  }

  @Test
  void aSingleFigureIsJudgedAsItIs() {
    // When
    values.atMost("millis", 25, 25.1).atLeast("ratio", 0.9, 0.9);

    // Then
    assertThat(values.get("millis.verdict")).isEqualTo("missed");
    assertThat(values.get("ratio.verdict")).isEqualTo("reached");
  }
}
