package org.signrelay.bench.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.signrelay.it.server.Layout;

/** When, where and with what a part was measured. */
public final class Conditions {
  private static final List<String> SHOWN =
      List.of("fsync", "synchronous_commit", "shared_buffers", "max_wal_size");

  private Conditions() {}

  /** One sentence on a part that needs neither server nor database. */
  public static String text(Settings settings) {
    return here() + command(settings);
  }

  /**
   * One sentence.
   *
   * @param database answers {@code SHOW …}
   */
  public static String text(Settings settings, UnaryOperator<String> database) {
    return here()
        + "; %s; PostgreSQL %s with %s"
            .formatted(
                Layout.distribution("wildfly").getFileName().toString().replace('-', ' '),
                database.apply("SHOW server_version"),
                SHOWN.stream()
                    .map(setting -> setting + " = " + database.apply("SHOW " + setting))
                    .collect(Collectors.joining(", ")))
        + command(settings);
  }

  private static String here() {
    Machine machine = Machine.here();
    return "Measured %s on %s, %d cores, %d GB, %s; %s %s"
        .formatted(
            LocalDate.now(Clock.systemUTC()),
            machine.processor(),
            machine.cores(),
            machine.memory(),
            machine.system(),
            System.getProperty("java.vm.name"),
            Runtime.version());
  }

  private static String command(Settings settings) {
    return ". Command: `" + settings.command() + "`";
  }
}
