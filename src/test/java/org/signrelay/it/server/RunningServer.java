package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A server that was started as a process of its own, with SignRelay dropped into it. */
public final class RunningServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final AppServer server;
  private final Process process;

  private RunningServer(AppServer server, Process process) {
    this.server = server;
    this.process = process;
  }

  /** Starts a server without waiting for SignRelay in it. */
  public static RunningServer begin(AppServer server, Database database, Map<String, String> more) {
    try {
      Path war = server.deployments().resolve("signrelay.war");
      Files.copy(Layout.war(), war, StandardCopyOption.REPLACE_EXISTING);
      return launch(server, database, more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server without SignRelay in it. */
  public static RunningServer beginEmpty(AppServer server, Database database) {
    return launch(server, database, Map.of());
  }

  private static RunningServer launch(
      AppServer server, Database database, Map<String, String> more) {
    try {
      Files.createDirectories(server.configDir());
      Path output = server.configDir().resolveSibling("console.log");
      ProcessBuilder builder =
          new ProcessBuilder(server.startCommand())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      builder.environment().putAll(database.environment());
      builder.environment().putAll(more);
      if (server instanceof WildFly wildFly && !wildFly.memory().isEmpty()) {
        builder.environment().put("JBOSS_JAVA_SIZING", String.join(" ", wildFly.memory()));
      }
      Process process = builder.start();
      RunningServer running = new RunningServer(server, process);
      Runtime.getRuntime().addShutdownHook(new Thread(running::kill));
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server and waits until SignRelay is ready. */
  public static RunningServer start(AppServer server, Database database) {
    RunningServer running = begin(server, database, Map.of());
    running.awaitReady();
    return running;
  }

  public void awaitReady() {
    Awaitility.await("SignRelay ready, see " + server.log())
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> status(server.health("ready")) == 200 && isDeployed());
  }

  /** Waits until SignRelay answers, ready or not. */
  public void awaitDeployed() {
    Awaitility.await("SignRelay deployed, see " + server.log())
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(250))
        .until(this::isDeployed);
  }

  /** Waits until the server itself is up. */
  public void awaitUp() {
    Awaitility.await("server up, see " + server.log())
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> status(server.uri().resolve("/")) == 200);
  }

  /** Whether SignRelay itself answers, in whatever way but the server's 404. */
  private boolean isDeployed() {
    int status = status(URI.create(server.uri() + "/api/deliveries"));
    return status == 401 || status == 503;
  }

  /** The status that an address answers, or 0 if nobody answers there. */
  public static int status(URI address) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The process of the server's own Java, which scripts have started. */
  public ProcessHandle java() {
    return process
        .descendants()
        .filter(RunningServer::isJava)
        .filter(each -> each.children().noneMatch(RunningServer::isJava))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the server does not run"));
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("java")).isPresent();
  }

  public AppServer server() {
    return server;
  }

  /** Ends the server at once, as the power would (SIGKILL), and waits until it is gone. */
  public void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(ended -> ended.onExit().join());
  }

  /** Stops the server in an orderly way (SIGTERM to its Java). */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
