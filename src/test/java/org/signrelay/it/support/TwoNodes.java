package org.signrelay.it.support;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.signrelay.it.server.Postgres;

/**
 * Two SignRelay servers on one PostgreSQL, each with a configuration directory of its own. They
 * share the encryption key, without which neither could read what the other accepted.
 */
public final class TwoNodes implements AutoCloseable {
  private final Postgres postgres;
  private final Relay first;
  private final Relay second;

  private TwoNodes(String folder) {
    postgres = Relay.postgres(folder);
    first = Relay.prepared(folder + "-first", postgres.database());
    second = Relay.prepared(folder + "-second", postgres.database());
  }

  /**
   * Two servers that are prepared but not started.
   *
   * @param settings keys of {@code signrelay.properties} that both have
   */
  public static TwoNodes prepared(String folder, Map<String, String> settings) {
    TwoNodes nodes = new TwoNodes(folder);
    Map<String, String> shared = new HashMap<>(settings);
    shared.put("signrelay.encryption-key", randomKey());
    nodes.both().forEach(node -> node.configure(shared));
    return nodes;
  }

  private static String randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Starts the database and both servers at the same time, and waits until both are ready. */
  public TwoNodes start() {
    postgres.start();
    Relay.startTogether(both());
    return this;
  }

  public Relay first() {
    return first;
  }

  public Relay second() {
    return second;
  }

  public List<Relay> both() {
    return List.of(first, second);
  }

  /** The one or the other, in turns. */
  public Relay inTurn(int number) {
    return both().get(number % 2);
  }

  @Override
  public void close() {
    both().forEach(Relay::close);
    postgres.close();
  }
}
