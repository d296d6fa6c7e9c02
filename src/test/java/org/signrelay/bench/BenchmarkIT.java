package org.signrelay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.page.Page;
import org.signrelay.bench.page.Settings;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;

/** The benchmark runs to its end; how fast it was is not judged here. */
@ExtendWith(RelayExtension.class)
@EnabledIfSystemProperty(named = Relay.DATABASE, matches = "postgresql")
class BenchmarkIT {
  private static final Duration SECOND = Duration.ofMillis(100);

  private static final Map<String, Integer> TINY =
      Map.ofEntries(
          Map.entry("backlog", 20),
          Map.entry("peers.backlog", 10),
          Map.entry("warmup", 10),
          Map.entry("runs", 1),
          Map.entry("repetitions", 2),
          Map.entry("latency.millis", 10),
          Map.entry("quiet.seconds", 1),
          Map.entry("alone.warmup.seconds", 1),
          Map.entry("accept.warmup.seconds", 1),
          Map.entry("accept.connections", 4),
          Map.entry("accept.rounds", 1),
          Map.entry("accept.round.seconds", 1),
          Map.entry("accept.per.second", 20),
          Map.entry("accept.steady.seconds", 1),
          Map.entry("full.ended", 40),
          Map.entry("full.waiting", 40),
          Map.entry("full.warmup.seconds", 1),
          Map.entry("full.warmup.updates", 10),
          Map.entry("full.connections", 4),
          Map.entry("full.rounds", 1),
          Map.entry("full.round.seconds", 1),
          Map.entry("full.backlog", 10),
          Map.entry("nodes.backlog", 20),
          Map.entry("nodes.warmup", 10),
          Map.entry("nodes.runs", 1),
          Map.entry("nodes.slow.millis", 20),
          Map.entry("soak.per.second", 40),
          Map.entry("soak.connections", 4),
          Map.entry("soak.warmup.seconds", 1),
          Map.entry("soak.seconds", 10),
          Map.entry("soak.sample.millis", 200),
          Map.entry("documents.megabytes", 3),
          Map.entry("documents.warmup.megabytes", 1),
          Map.entry("documents.rounds", 1),
          Map.entry("documents.sample.millis", 200),
          Map.entry("documents.crowd", 3),
          Map.entry("documents.crowd.megabytes", 1),
          Map.entry("documents.hooks.per.second", 20),
          Map.entry("documents.hooks.connections", 4),
          Map.entry("documents.hooks.warmup.seconds", 1),
          Map.entry("documents.hooks.seconds", 1),
          Map.entry("parse.warmup.seconds", 1),
          Map.entry("parse.rounds", 1),
          Map.entry("parse.turn.millis", 50));

  @Test
  void everyMeasurementGivesANumberAndStandsOnThePage(Relay relay) {
    // When
    Page page = Page.after("");
    try (Ground ground = Ground.on(relay)) {
      for (Part part : BenchmarkMain.PARTS) {
        Settings settings = new Settings(part.name(), TINY, SECOND);
        Instant begun = Instant.now();
        page.with(part.name(), part.measure(ground, settings).with("measured", settings.command()));
        System.out.println(part.name() + " took " + Duration.between(begun, Instant.now()));
      }
    }

    // Then
    assertThat(page.text())
        .startsWith("# Performance")
        .contains("| db-scheduler |", "2,000 (2,000 to 2,000)")
        .doesNotContain("{{", "Not measured", "NaN", "Infinity", "∞");
  }
}
