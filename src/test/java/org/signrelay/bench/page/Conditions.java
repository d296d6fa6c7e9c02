package org.signrelay.bench.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.signrelay.it.server.Layout;

/** When, where and with what a part was measured. */
public final class Conditions {
  private Conditions() {}

  /**
   * One sentence.
   *
   * @param database answers {@code SHOW …}
   */
  public static String text(UnaryOperator<String> database, Settings settings) {
    Machine machine = Machine.here();
    return ("Measured %s on %s, %d cores, %d GB, %s; %s %s; %s; PostgreSQL %s with fsync = %s and"
            + " synchronous_commit = %s. Command: `%s`")
        .formatted(
            LocalDate.now(Clock.systemUTC()),
            machine.processor(),
            machine.cores(),
            machine.memory(),
            machine.system(),
            System.getProperty("java.vm.name"),
            Runtime.version(),
            Layout.distribution("wildfly").getFileName().toString().replace('-', ' '),
            database.apply("SHOW server_version"),
            database.apply("SHOW fsync"),
            database.apply("SHOW synchronous_commit"),
            settings.command());
  }
}
