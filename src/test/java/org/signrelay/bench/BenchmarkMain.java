package org.signrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.signrelay.bench.accept.AcceptPart;
import org.signrelay.bench.alone.AlonePart;
import org.signrelay.bench.backlog.BacklogPart;
import org.signrelay.bench.documents.DocumentsPart;
import org.signrelay.bench.full.FullPart;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.nodes.NodesPart;
import org.signrelay.bench.page.Machine;
import org.signrelay.bench.page.Page;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;
import org.signrelay.bench.parse.ParsePart;
import org.signrelay.bench.soak.SoakPart;
import org.signrelay.it.server.Postgres;
import org.signrelay.it.support.Relay;

/** Measures on WildFly and PostgreSQL, and writes the page on performance. */
public final class BenchmarkMain {
  static final List<Part> PARTS =
      List.of(
          new AcceptPart(),
          new BacklogPart(),
          new AlonePart(),
          new FullPart(),
          new NodesPart(),
          new SoakPart(),
          new DocumentsPart(),
          new ParsePart());

  private BenchmarkMain() {}

  /**
   * Measures the parts that {@code bench.parts} names, with commas between them, or all; their
   * sizes are further system properties {@code bench.*}. Each part is on the page as soon as it is
   * measured.
   *
   * @param arguments the file to write
   * @throws IOException if it could not be read or written
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty(Relay.SERVER, "wildfly");
    System.setProperty(Relay.DATABASE, "postgresql");
    System.setProperty(Postgres.SHARED_BUFFERS, Math.max(1, Machine.here().memory() / 4) + "GB");
    Path file = Path.of(arguments[0]);
    for (Part part : chosen(System.getProperty("bench.parts", "all"))) {
      System.out.println("measuring " + part.name());
      Values values = measure(part);
      Page page = Page.after(Files.exists(file) ? Files.readString(file) : "");
      Files.writeString(file, page.with(part.name(), values).text());
    }
  }

  private static Values measure(Part part) {
    var settings = new Settings(part.name());
    try (Ground ground = part.prepare()) {
      Values values = part.measure(ground, settings);
      return values.with("measured", part.conditions(ground, settings));
    }
  }

  private static List<Part> chosen(String names) {
    if (names.equals("all")) {
      return PARTS;
    }
    return Arrays.stream(names.split(",")).map(BenchmarkMain::part).toList();
  }

  private static Part part(String name) {
    return PARTS.stream()
        .filter(part -> part.name().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "bench.parts: there is no part "
                        + name
                        + " but "
                        + PARTS.stream().map(Part::name).toList()));
  }
}
