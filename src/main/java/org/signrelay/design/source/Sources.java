package org.signrelay.design.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Where the configuration comes from: the server's config sources, and the directory that one of
 * them names. Servers cache names and values, so the sources themselves are asked each time.
 */
public final class Sources {

  /** The key that names the configuration directory. */
  public static final String DIRECTORY_KEY = Snapshot.PREFIX + "config.dir";

  private final Supplier<Iterable<ConfigSource>> server;
  private final Map<String, Map<String, Optional<String>>> unlisted = new HashMap<>();
  private long turn;

  public Sources(Supplier<Iterable<ConfigSource>> server) {
    this.server = server;
  }

  /**
   * Looks at the sources and the directory as they are now. What a source said about a key that it
   * does not list is remembered.
   */
  public Look look() {
    List<ConfigSource> sources = new ArrayList<>();
    server.get().forEach(source -> sources.add(remembered(source)));
    Snapshot ofServer = Snapshot.of(sources);
    return new Look(sources, ofServer.entries(), files(ofServer));
  }

  /**
   * Asks sources again about some of the keys that they do not list, the next ones each time: all
   * at once took a Payara half a minute, which has sources that ask other servers.
   *
   * @param share how many calls it takes until all were asked
   * @return whether an answer is another one than before
   */
  public boolean askSomeAgain(int share) {
    boolean changed = false;
    for (ConfigSource source : server.get()) {
      changed |= askSomeAgain(source, unlisted.getOrDefault(identity(source), Map.of()), share);
    }
    turn++;
    return changed;
  }

  private boolean askSomeAgain(
      ConfigSource source, Map<String, Optional<String>> answers, int share) {
    List<String> keys = List.copyOf(answers.keySet());
    int some = Math.min(keys.size(), keys.size() / share + 1);
    boolean changed = false;
    for (int i = 0; i < some; i++) {
      String key = keys.get((int) Math.floorMod(turn * some + i, (long) keys.size()));
      Optional<String> answer = Optional.ofNullable(source.getValue(key));
      changed |= !answer.equals(answers.put(key, answer));
    }
    return changed;
  }

  private ConfigSource remembered(ConfigSource source) {
    return new RememberedSource(
        source, unlisted.computeIfAbsent(identity(source), first -> new HashMap<>()));
  }

  private static String identity(ConfigSource source) {
    return source.getClass().getName() + " " + Layer.name(source);
  }

  private static ConfigurationFiles files(Snapshot snapshot) {
    Optional<Entry> named = snapshot.find(DIRECTORY_KEY);
    if (named.isEmpty()) {
      return ConfigurationFiles.missing(
          "is not set: start the server with -D"
              + DIRECTORY_KEY
              + "=<directory> or SIGNRELAY_CONFIG_DIR=<directory>");
    }
    try {
      return ConfigurationFiles.in(Path.of(snapshot.expand(named.get().value())));
    } catch (UnresolvedExpressionException e) {
      return ConfigurationFiles.missing(e.getMessage());
    } catch (InvalidPathException e) {
      return ConfigurationFiles.missing("is no path of a directory");
    }
  }
}
