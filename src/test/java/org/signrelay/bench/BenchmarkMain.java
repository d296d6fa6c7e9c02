package org.signrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/** Measures on WildFly and PostgreSQL, and writes the page on performance. */
public final class BenchmarkMain {
  private BenchmarkMain() {}

  /**
   * Runs the benchmark; its sizes are the system properties {@code bench.*}.
   *
   * @param arguments the file to write
   * @throws IOException if it could not be written
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty(Relay.SERVER, "wildfly");
    System.setProperty(Relay.DATABASE, "postgresql");
    Sizes sizes = Sizes.ofSystemProperties();
    try (Relay relay = Relay.prepared("bench", 0)) {
      relay.configure(Map.of("signrelay.salesforce.answer-timeout", "2m"));
      relay.start();
      Site site = relay.site(Map.of("retry.delays", ""));
      try (var benchmark = new Benchmark(relay, site, sizes)) {
        Files.writeString(
            Path.of(arguments[0]), PerformancePage.of(benchmark.run(), sizes, benchmark));
      } finally {
        site.takeSalesforceDown();
      }
    }
  }
}
