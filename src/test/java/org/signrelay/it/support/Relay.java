package org.signrelay.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.signrelay.it.server.AppServer;
import org.signrelay.it.server.Database;
import org.signrelay.it.server.Layout;
import org.signrelay.it.server.Payara;
import org.signrelay.it.server.Postgres;
import org.signrelay.it.server.RunningServer;
import org.signrelay.it.server.StatementLog;
import org.signrelay.it.server.WildFly;

/**
 * A SignRelay on a real server with a real database, as the build names them: {@code
 * signrelay.it.server} is {@code wildfly} or {@code payara}, {@code signrelay.it.database} is
 * {@code h2} or {@code postgresql}.
 */
public final class Relay implements AutoCloseable {
  public static final String SERVER = "signrelay.it.server";
  public static final String DATABASE = "signrelay.it.database";

  /** Servers start one after the other: four at once take each other's processor. */
  private static final Object STARTING = new Object();

  /** An edit takes effect within 10 s. */
  private static final Duration LONGEST_EDIT = Duration.ofSeconds(10);

  private final Deque<Site> free = new ArrayDeque<>();
  private final AdminPassword admin = AdminPassword.random();
  private final Optional<Postgres> postgres;
  private final Database database;
  private final AppServer appServer;
  private final ConfigFiles files;
  private final AdminApi api;
  private RunningServer running;
  private int sites;

  private Relay(
      Path home,
      Optional<Postgres> postgres,
      Database database,
      int plainSites,
      List<String> memory) {
    this.postgres = postgres;
    this.database = database;
    appServer =
        System.getProperty(SERVER).equals("payara")
            ? new Payara(home, database)
            : new WildFly(home, database, memory);
    files = new ConfigFiles(appServer.configDir());
    api = new AdminApi(appServer.uri(), "admin", admin.password());
    configure(Map.of());
    for (int i = 0; i < plainSites; i++) {
      free.add(add(Map.of()));
    }
  }

  /**
   * A server that is prepared but not started.
   *
   * @param plainSites how many sites {@link #site()} can give without waiting for the server
   */
  public static Relay prepared(String folder, int plainSites) {
    return prepared(folder, plainSites, List.of());
  }

  /**
   * The same with a heap of this size, if it is WildFly.
   *
   * @param memory options of the server's Java, such as {@code -Xmx384m}; none for its own
   */
  public static Relay prepared(String folder, int plainSites, List<String> memory) {
    Path home = home(folder);
    Optional<Postgres> own = isPostgresql() ? Optional.of(postgres(home)) : Optional.empty();
    Database database = own.map(Postgres::database).orElseGet(Database::h2);
    return new Relay(home, own, database, plainSites, memory);
  }

  /** A server that is prepared but not started, whose database somebody else starts and stops. */
  static Relay prepared(String folder, Database database) {
    return new Relay(home(folder), Optional.empty(), database, 0, List.of());
  }

  /** A PostgreSQL that is not started, for servers whose folders begin with this one's name. */
  static Postgres postgres(String folder) {
    return postgres(home(folder));
  }

  private static Postgres postgres(Path home) {
    return new Postgres(home.resolveSibling(home.getFileName() + "-data"));
  }

  private static Path home(String folder) {
    return Layout.target()
        .resolve("it")
        .resolve(
            "%s-%s-%s-%d"
                .formatted(
                    System.getProperty(SERVER),
                    System.getProperty(DATABASE),
                    folder,
                    ProcessHandle.current().pid()));
  }

  public static boolean isPostgresql() {
    return "postgresql".equals(System.getProperty(DATABASE));
  }

  /** Starts the database and the server, and waits until SignRelay is ready. */
  public Relay start() {
    startDatabase();
    startTogether(List.of(this));
    return this;
  }

  /** Starts servers whose database runs at the same time, and waits until all are ready. */
  static void startTogether(List<Relay> relays) {
    synchronized (STARTING) {
      relays.stream().map(Relay::begin).toList().forEach(RunningServer::awaitReady);
    }
  }

  /** Starts PostgreSQL, if that is the database. */
  public void startDatabase() {
    postgres.ifPresent(Postgres::start);
  }

  /** Lets PostgreSQL log every statement once it is started. */
  public StatementLog logStatements() {
    return postgres.orElseThrow().logStatements();
  }

  /** Stops PostgreSQL. */
  public void stopDatabase() {
    postgres.orElseThrow().stop();
  }

  /**
   * Starts the server and waits until SignRelay answers in it, ready or not. Servers start one
   * after the other: two cores start four at once more slowly than any may take.
   */
  public RunningServer beginInTurn() {
    synchronized (STARTING) {
      RunningServer begun = begin();
      begun.awaitDeployed();
      return begun;
    }
  }

  /** Starts the server without waiting for SignRelay in it. */
  public RunningServer begin() {
    running = RunningServer.begin(appServer, database, Map.of());
    return running;
  }

  /**
   * Starts the database and the server with nothing in it, and waits until it answers. The tests
   * within it are many, and take turns: it does not wait for the other servers.
   */
  void startEmpty() {
    startDatabase();
    running = RunningServer.beginEmpty(appServer, database);
    running.awaitUp();
  }

  /** The process of the server. */
  public ProcessHandle process() {
    return running.java();
  }

  /** Ends the server as the power would. */
  public void kill() {
    running.kill();
  }

  /** Stops the server in an orderly way. */
  public void stop() {
    running.close();
  }

  /** Writes {@code signrelay.properties}: what tests need, and further keys. */
  public void configure(Map<String, String> further) {
    Map<String, String> settings = new HashMap<>();
    settings.put("signrelay.admin.username", "admin");
    settings.put("signrelay.admin.password-hash", admin.hash());
    settings.put("signrelay.salesforce.allowed-hosts", "127.0.0.1, localhost");
    settings.put("signrelay.salesforce.answer-timeout", "5s");
    settings.putAll(further);
    files.server(settings);
  }

  /** A design with an org of its own and nothing special about it, which the server has loaded. */
  public Site site() {
    return poll().orElseGet(() -> site(Map.of()));
  }

  private synchronized Optional<Site> poll() {
    return Optional.ofNullable(free.poll());
  }

  /** A design with an org of its own and these settings, which the server has loaded. */
  public Site site(Map<String, String> settings) {
    Site site = add(settings);
    awaitLoaded(site);
    return site;
  }

  /** Adds the file of a design without waiting until it is loaded. */
  public synchronized Site add(Map<String, String> settings) {
    sites++;
    return new Site(this, "site-" + sites, settings);
  }

  /** Waits until the server has loaded a design. */
  public void awaitLoaded(Site site) {
    Awaitility.await(site.design() + " loaded")
        .atMost(LONGEST_EDIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> api.get("designs/" + site.design()).statusCode() == 200);
  }

  /** The database of the server. */
  public Database database() {
    return database;
  }

  public URI uri() {
    return appServer.uri();
  }

  public URI health(String check) {
    return appServer.health(check);
  }

  public AdminApi api() {
    return api;
  }

  public AdminPassword admin() {
    return admin;
  }

  public ConfigFiles files() {
    return files;
  }

  public AppServer server() {
    return appServer;
  }

  /**
   * Waits until the server has logged a text, and returns everything that it has logged: a server
   * may write its log on a thread of its own, after it has answered.
   */
  public String awaitLogged(String text) {
    return Awaitility.await("logged " + text)
        .atMost(LONGEST_EDIT)
        .pollInterval(Duration.ofMillis(50))
        .until(this::log, log -> log.contains(text));
  }

  /** Everything that the server has logged until now. */
  public String log() {
    try {
      return Files.readString(appServer.log(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
    postgres.ifPresent(Postgres::close);
  }
}
