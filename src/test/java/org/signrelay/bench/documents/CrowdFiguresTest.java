package org.signrelay.bench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.load.Offered;

class CrowdFiguresTest {
  private static final Instant START = Instant.parse("2027-01-15T10:00:00Z");

  @Test
  void onlyWebHooksThatWereDueWhileDocumentsCameAreComparedWithTheUsualOnes() {
    // Given
    var usual = new Latencies(new long[] {1_000_000, 2_000_000});
    var offered = new Offered(START, 1, new long[] {9_000_000, 3_000_000, 5_000_000, 8_000_000});
    var wave = new Wave(START.plusSeconds(1), START.plusSeconds(3));

    // When
    CrowdFigures figures = CrowdFigures.of(usual, offered, List.of(wave));

    // Then
    assertThat(figures.beside().calls()).isEqualTo(2);
    assertThat(figures.beside().millis(100)).isEqualTo(5);
    assertThat(figures.ratio()).isEqualTo(2.5);
    assertThat(figures.all().millis(100)).isEqualTo(9);
  }
}
