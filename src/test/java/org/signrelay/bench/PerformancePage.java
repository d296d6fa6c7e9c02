package org.signrelay.bench;

import java.time.Clock;
import java.time.LocalDate;
import org.signrelay.it.server.Layout;

/** What the page says beside the figures: when, where, with what. */
final class PerformancePage {
  private PerformancePage() {}

  static String of(Figures figures, Sizes sizes, Benchmark benchmark) {
    Machine machine = Machine.here();
    return new Report()
        .with(figures)
        .with("date", LocalDate.now(Clock.systemUTC()))
        .with("command", sizes.command())
        .with("processor", machine.processor())
        .with("cores", machine.cores())
        .with("memory", machine.memory())
        .with("system", machine.system())
        .with("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        .with("server", Layout.distribution("wildfly").getFileName().toString().replace('-', ' '))
        .with("database", benchmark.ofDatabase("SHOW server_version"))
        .with("fsync", benchmark.ofDatabase("SHOW fsync"))
        .with("synchronousCommit", benchmark.ofDatabase("SHOW synchronous_commit"))
        .with("dbScheduler", Versions.dbScheduler())
        .with("outbox", Versions.transactionOutbox())
        .with("hikari", Versions.hikari())
        .with("httpClient", Versions.httpClient())
        .with("backlog", "%,d".formatted(sizes.backlog()))
        .with("peersBacklog", "%,d".formatted(sizes.peersBacklog()))
        .with("warmUp", "%,d".formatted(sizes.warmUp()))
        .with("runs", sizes.runs())
        .with("aloneWarmUp", sizes.aloneWarmUp().toSeconds())
        .with("repetitions", sizes.repetitions())
        .with("latency", sizes.latency().toMillis() + " ms")
        .text();
  }
}
