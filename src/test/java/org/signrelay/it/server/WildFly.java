package org.signrelay.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WildFly, made a SignRelay server by {@code server-config/wildfly/signrelay.cli}. */
public final class WildFly implements AppServer {
  private static final Path SCRIPT = Layout.serverConfig().resolve("wildfly/signrelay.cli");
  private static final String CONFIGURATION = "configuration";
  private static final String DEPLOYMENTS = "deployments";

  private final Path home = Layout.distribution("wildfly");
  private final Path base;
  private final int httpPort = Ports.free();
  private final int managementPort = Ports.free();
  private final List<String> memory;

  /**
   * Makes a server of its own below a folder that does not exist yet.
   *
   * @param memory options of the server's Java in place of those on memory that it sets itself,
   *     such as {@code -Xmx384m}; none for its own
   */
  public WildFly(Path base, Database database, List<String> memory) {
    this.base = base;
    this.memory = List.copyOf(memory);
    Path prepared =
        Prepared.folder("wildfly", database, SCRIPT, folder -> runScript(folder, database));
    Layout.copy(prepared.resolve(CONFIGURATION), base.resolve(CONFIGURATION));
    Layout.copy(prepared.resolve(DEPLOYMENTS), deployments());
  }

  private void runScript(Path folder, Database database) {
    Path stock = home.resolve("standalone");
    Layout.copy(stock.resolve(CONFIGURATION), folder.resolve(CONFIGURATION));
    Layout.copy(stock.resolve(DEPLOYMENTS), folder.resolve(DEPLOYMENTS));
    List<String> script = new ArrayList<>();
    script.add(home.resolve("bin/jboss-cli.sh").toString());
    script.add("--file=" + SCRIPT);
    if (database.isPostgresql()) {
      script.add("-Dsignrelay.postgresql.jar=" + Layout.postgresqlDriver());
    }
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("JAVA_OPTS", "-Djboss.server.base.dir=" + folder);
    Command.run(script, environment, folder.resolve("script.log"));
  }

  @Override
  public List<String> startCommand() {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/standalone.sh").toString());
    command.add("-c");
    command.add("standalone.xml");
    command.addAll(serverOptions());
    return command;
  }

  /** Options that make this server use its own folder and ports. */
  public List<String> serverOptions() {
    return List.of(
        "-Djboss.server.base.dir=" + base,
        "-Djboss.http.port=" + httpPort,
        "-Djboss.https.port=" + Ports.free(),
        "-Djboss.management.http.port=" + managementPort,
        "-Djboss.management.https.port=" + Ports.free());
  }

  /** Options of the server's Java on memory; none for those that it sets itself. */
  public List<String> memory() {
    return memory;
  }

  public Path home() {
    return home;
  }

  public int managementPort() {
    return managementPort;
  }

  @Override
  public Path configDir() {
    return base.resolve("configuration/signrelay");
  }

  @Override
  public Path deployments() {
    return base.resolve(DEPLOYMENTS);
  }

  @Override
  public Path log() {
    return base.resolve("log/server.log");
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + httpPort + "/signrelay");
  }

  @Override
  public URI health(String check) {
    return URI.create("http://127.0.0.1:" + managementPort + "/health/" + check);
  }
}
