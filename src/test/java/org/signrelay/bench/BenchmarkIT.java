package org.signrelay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;

/** The benchmark runs to its end; how fast it was is not judged here. */
@ExtendWith(RelayExtension.class)
@EnabledIfSystemProperty(named = Relay.DATABASE, matches = "postgresql")
class BenchmarkIT {
  private static final Sizes TINY =
      new Sizes(20, 10, 10, Duration.ZERO, 1, 2, Duration.ofMillis(10));

  @Test
  void everyMeasurementGivesANumberAndStandsOnThePage(Relay relay) {
    try (var benchmark = new Benchmark(relay, relay.site(Map.of()), TINY)) {
      // When
      Figures figures = benchmark.run();
      String page = PerformancePage.of(figures, TINY, benchmark);

      // Then
      List<Round> rounds =
          Stream.of(figures.still(), figures.latent()).flatMap(List::stream).toList();
      assertThat(rounds)
          .hasSize(2)
          .flatExtracting(Round::first, Round::last, Round::dbScheduler, Round::outbox)
          .allSatisfy(
              drain -> {
                assertThat(((Drain) drain).rate()).isPositive();
                assertThat(((Drain) drain).apiCallsPerThousandUpdates()).isBetween(1.0, 2500.0);
              });
      assertThat(rounds)
          .flatExtracting(Round::dbScheduler, Round::outbox)
          .allSatisfy(drain -> assertThat(((Drain) drain).apiCalls()).isEqualTo(20));
      assertThat(Stream.of(figures.aloneStill(), figures.aloneLatent()).flatMap(List::stream))
          .hasSize(2)
          .allSatisfy(alone -> assertThat(alone.ratio()).isPositive());
      assertThat(page).startsWith("# Performance").doesNotContain("{{");
    }
  }
}
