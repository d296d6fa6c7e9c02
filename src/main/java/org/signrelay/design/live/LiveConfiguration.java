package org.signrelay.design.live;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.DesignId;
import org.signrelay.design.DesignsChanged;
import org.signrelay.design.check.ConfigurationReader;
import org.signrelay.design.source.Look;
import org.signrelay.design.source.Sources;

/**
 * The configuration in use. It is read when it is first asked for, and again by {@link #reload};
 * reading it takes no lock.
 */
@ApplicationScoped
public class LiveConfiguration implements Supplier<Configuration> {
  private static final Logger LOGGER = System.getLogger(LiveConfiguration.class.getName());

  /**
   * Looks after which all is read again although nothing looks changed, since a private key may lie
   * elsewhere, and within which sources are asked again for what they do not list. Five minutes, at
   * two seconds each.
   */
  private static final int LOOKS_BETWEEN_READINGS = 150;

  private final Sources sources;
  private final Consumer<DesignsChanged> listener;
  private final ConfigurationLog log = new ConfigurationLog();

  private final Object lock = new Object();
  private volatile Configuration current = Configuration.NONE;
  private Look lastLook;
  private Look inUse;
  private int looksSinceReading;
  private boolean hadDirectory;

  /** For the container's proxies only. */
  protected LiveConfiguration() {
    this(List::of, change -> {});
  }

  @Inject
  LiveConfiguration(Event<DesignsChanged> changes) {
    this(() -> ConfigProvider.getConfig().getConfigSources(), changes::fire);
  }

  LiveConfiguration(Supplier<Iterable<ConfigSource>> sources, Consumer<DesignsChanged> listener) {
    this.sources = new Sources(sources);
    this.listener = listener;
  }

  /** Takes the configuration as it is found at start; nobody is told of a change. */
  @PostConstruct
  void load() {
    synchronized (lock) {
      try {
        lastLook = sources.look();
        use(lastLook, Set.of());
      } catch (RuntimeException e) {
        keep(e);
      }
    }
  }

  @Override
  public Configuration get() {
    return current;
  }

  /**
   * Looks at all sources again. A file counts once two looks in a row have found it the same, so
   * that half of a saved edit is never used.
   */
  public void reload() {
    synchronized (lock) {
      Configuration before = current;
      lookAgain();
      DesignsChanged change = DesignsChanged.between(before, current);
      if (!change.isEmpty()) {
        listener.accept(change);
      }
    }
  }

  private void lookAgain() {
    try {
      Look look = sources.look();
      settled(look).ifPresent(this::useIfNew);
      lastLook = look;
    } catch (RuntimeException e) {
      keep(e);
    }
  }

  /** Where nothing is in use to fall back on, all files must have been the same. */
  private Optional<Look> settled(Look look) {
    if (lastLook == null || look.agreesWith(lastLook)) {
      return Optional.of(look);
    }
    return Optional.ofNullable(inUse).map(used -> look.settledSince(lastLook, used));
  }

  /** Reading all values asks every source for every key. */
  private void useIfNew(Look look) {
    looksSinceReading++;
    boolean answeredAnew = sources.askSomeAgain(LOOKS_BETWEEN_READINGS);
    if (inUse == null || answeredAnew || looksSinceReading >= LOOKS_BETWEEN_READINGS) {
      looksSinceReading = 0;
      use(look, Set.of());
    } else if (!look.looksLike(inUse)) {
      use(look, look.designsAsIn(inUse));
    }
  }

  /** A directory that was there and is gone is trouble, not an edit: everything stays. */
  private void use(Look look, Set<DesignId> asBefore) {
    Configuration next =
        hadDirectory && !look.hasDirectory()
            ? current.withProblems(look.snapshot().directory().notes())
            : ConfigurationReader.read(look.snapshot(), current, asBefore);
    hadDirectory |= look.hasDirectory();
    inUse = look;
    show(next);
  }

  /** A config source of the server failed; its message may hold a value and is not shown. */
  private void keep(RuntimeException failure) {
    inUse = null;
    LOGGER.log(Level.DEBUG, "event=configuration.unreadable", failure);
    show(
        current.withProblems(
            List.of(
                new ConfigurationProblem(
                    Optional.empty(),
                    "config sources of the server",
                    "(all)",
                    "cannot be read: " + failure.getClass().getName()))));
  }

  private void show(Configuration next) {
    current = next;
    log.report(next);
  }
}
