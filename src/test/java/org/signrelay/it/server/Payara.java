package org.signrelay.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payara Server, made a SignRelay server by {@code server-config/payara/signrelay.asadmin}. */
public final class Payara implements AppServer {
  private static final String DOMAIN = "domain1";
  private static final Path SCRIPT = Layout.serverConfig().resolve("payara/signrelay.asadmin");

  private final Path home = Layout.distribution("payara");
  private final Path domains;
  private final Path domain;
  private final PayaraPorts ports = new PayaraPorts();

  /** Makes a domain of its own below a folder that does not exist yet. */
  public Payara(Path domains, Database database) {
    this.domains = domains;
    this.domain = domains.resolve(DOMAIN);
    Path prepared =
        Prepared.folder("payara", database, SCRIPT, folder -> runScript(folder, database));
    Layout.copy(prepared.resolve(DOMAIN), domain);
    ports.give(domain);
  }

  /** The script starts the domain, which must not meet another one's ports meanwhile. */
  private void runScript(Path folder, Database database) {
    Path stock = folder.resolve(DOMAIN);
    Layout.copy(home.resolve("glassfish/domains").resolve(DOMAIN), stock);
    var portsMeanwhile = new PayaraPorts();
    portsMeanwhile.give(stock);
    List<String> script = new ArrayList<>();
    script.add("sh");
    script.add(SCRIPT.toString());
    script.add(home.toString());
    script.add(DOMAIN);
    if (database.isPostgresql()) {
      script.add(Layout.postgresqlDriver().toString());
    }
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("DOMAIN_DIR", folder.toString());
    Command.run(script, environment, folder.resolve("script.log"));
    portsMeanwhile.takeBack(stock);
  }

  @Override
  public List<String> startCommand() {
    return List.of(
        home.resolve("bin/asadmin").toString(),
        "start-domain",
        "--verbose",
        "--domaindir",
        domains.toString(),
        DOMAIN);
  }

  public Path home() {
    return home;
  }

  public Path domains() {
    return domains;
  }

  public int adminPort() {
    return ports.admin();
  }

  @Override
  public Path configDir() {
    return domain.resolve("config/signrelay");
  }

  @Override
  public Path deployments() {
    return domain.resolve("autodeploy");
  }

  @Override
  public Path log() {
    return domain.resolve("logs/server.log");
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + ports.http() + "/signrelay");
  }

  @Override
  public URI health(String check) {
    return URI.create("http://127.0.0.1:" + ports.http() + "/health/" + check);
  }
}
