package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payara Server, made a SignRelay server by {@code server-config/payara/signrelay.asadmin}. */
public final class Payara implements AppServer {
  private final Path home = Layout.distribution("payara");
  private final Path domains;
  private final Path domain;
  private final int httpPort = Ports.free();
  private final int adminPort = Ports.free();

  /** Prepares a domain of its own below a folder that does not exist yet. */
  public Payara(Path domains, Database database) {
    this.domains = domains;
    this.domain = domains.resolve("domain1");
    Layout.copy(home.resolve("glassfish/domains/domain1"), domain);
    choosePorts();
    List<String> script = new ArrayList<>();
    script.add("sh");
    script.add(Layout.serverConfig().resolve("payara/signrelay.asadmin").toString());
    script.add(home.toString());
    script.add("domain1");
    if (database.url().isPresent()) {
      script.add(Layout.postgresqlDriver().toString());
    }
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("DOMAIN_DIR", domains.toString());
    Command.run(script, environment, domains.resolve("script.log"));
  }

  private void choosePorts() {
    Path configuration = domain.resolve("config/domain.xml");
    try {
      String text =
          Files.readString(configuration)
              .replace("port=\"8080\"", "port=\"" + httpPort + "\"")
              .replace("port=\"8181\"", "port=\"" + Ports.free() + "\"")
              .replace("port=\"4848\"", "port=\"" + adminPort + "\"")
              .replace("port=\"3700\"", "port=\"" + Ports.free() + "\"")
              .replace("port=\"3820\"", "port=\"" + Ports.free() + "\"")
              .replace("port=\"3920\"", "port=\"" + Ports.free() + "\"")
              .replace(
                  "\"JMS_PROVIDER_PORT\" value=\"7676\"",
                  "\"JMS_PROVIDER_PORT\" value=\"" + Ports.free() + "\"")
              .replace("port=\"8686\"", "port=\"" + Ports.free() + "\"");
      Files.writeString(configuration, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> startCommand() {
    return List.of(
        home.resolve("bin/asadmin").toString(),
        "start-domain",
        "--verbose",
        "--domaindir",
        domains.toString(),
        "domain1");
  }

  public Path home() {
    return home;
  }

  public Path domains() {
    return domains;
  }

  public int adminPort() {
    return adminPort;
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
    return URI.create("http://127.0.0.1:" + httpPort + "/signrelay");
  }

  @Override
  public URI health(String check) {
    return URI.create("http://127.0.0.1:" + httpPort + "/health/" + check);
  }
}
