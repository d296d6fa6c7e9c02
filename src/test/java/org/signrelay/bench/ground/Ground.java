package org.signrelay.bench.ground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.signrelay.bench.plain.PlainEndpoint;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.TwoNodes;

/** One server that runs or two, with PostgreSQL, and the designs that a part adds. */
public final class Ground implements AutoCloseable {
  /** Waits longer for Salesforce than a fault or a busy machine takes. */
  static final Map<String, String> SETTINGS = Map.of("signrelay.salesforce.answer-timeout", "2m");

  private final List<Relay> nodes;
  private final Optional<PeerDatabase> database;
  private final Optional<Runnable> stop;
  private final List<Site> sites = new ArrayList<>();
  private Optional<PlainEndpoint> plainEndpoint = Optional.empty();

  private Ground(List<Relay> nodes, Optional<Runnable> stop) {
    this.nodes = List.copyOf(nodes);
    this.stop = stop;
    database =
        this.nodes.stream()
            .findFirst()
            .map(node -> new PeerDatabase(node.database().environment()));
  }

  /** For what needs neither a server nor a database: there are none. */
  public static Ground none() {
    return new Ground(List.of(), Optional.empty());
  }

  /** A server of its own, which was just started. */
  public static Ground fresh(String part) {
    return fresh(part, List.of());
  }

  /**
   * The same with a heap of this size.
   *
   * @param memory options of the server's Java, such as {@code -Xmx384m}; none for the server's own
   */
  public static Ground fresh(String part, List<String> memory) {
    Relay relay = Relay.prepared("bench-" + part, 0, memory);
    relay.configure(SETTINGS);
    relay.start();
    return new Ground(List.of(relay), Optional.of(relay::close));
  }

  /**
   * Two servers on one database, both of their own.
   *
   * @param settings further keys that both have
   */
  public static Ground twoNodes(String part, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.putAll(settings);
    TwoNodes two = TwoNodes.prepared("bench-" + part, all).start();
    return new Ground(two.both(), Optional.of(two::close));
  }

  /** A server that somebody else uses at the same time, starts and stops. */
  public static Ground on(Relay relay) {
    return new Ground(List.of(relay), Optional.empty());
  }

  /** Whether nobody else uses the server and its database. */
  public boolean isAlone() {
    return stop.isPresent();
  }

  /** All servers. */
  public List<Relay> nodes() {
    return nodes;
  }

  /** The server, or the first of two. */
  public Relay relay() {
    return nodes.get(0);
  }

  public PeerDatabase database() {
    return database.orElseThrow();
  }

  /**
   * The compilers of all servers and of this JVM.
   *
   * @param longest how long is waited for them at most
   */
  public Compilers compilers(Duration longest) {
    return new Compilers(
        Stream.concat(Stream.of(ProcessHandle.current()), nodes.stream().map(Relay::process))
            .toList(),
        longest);
  }

  /** The endpoint on the first server with which it is compared; deployed when first asked for. */
  public PlainEndpoint plainEndpoint() {
    if (plainEndpoint.isEmpty()) {
      PlainEndpoint.SCHEMA.forEach(database()::run);
      plainEndpoint = Optional.of(PlainEndpoint.deploy(relay().server()));
    }
    return plainEndpoint.get();
  }

  /**
   * A design that the server has loaded, with an org that takes any number of calls. On a server of
   * its own it retries as designs do that say nothing about it; one that others use has plain
   * designs ready.
   */
  public Site site() {
    Site site = isAlone() ? relay().site(Map.of("retry.delays", "")) : relay().site();
    site.salesforce().dailyLimit(Integer.MAX_VALUE, 0);
    sites.add(site);
    return site;
  }

  /** A design with these settings, otherwise the same. */
  public Site site(Map<String, String> settings) {
    Site site = relay().site(settings);
    site.salesforce().dailyLimit(Integer.MAX_VALUE, 0);
    sites.add(site);
    return site;
  }

  public void pause(Site site) {
    order(site, "pause");
  }

  public void resume(Site site) {
    order(site, "resume");
  }

  private void order(Site site, String action) {
    int status = relay().api().post("designs/" + site.design() + "/" + action).statusCode();
    if (status != 200) {
      throw new IllegalStateException(action + " was answered " + status);
    }
  }

  /** How many deliveries of a design are in a state. */
  public long count(Site site, String state) {
    return relay().api().json("designs/" + site.design()).get("counts").path(state).asLong();
  }

  @Override
  public void close() {
    plainEndpoint.ifPresent(PlainEndpoint::close);
    database.ifPresent(PeerDatabase::close);
    stop.ifPresent(Runnable::run);
    sites.forEach(Site::takeSalesforceDown);
  }
}
