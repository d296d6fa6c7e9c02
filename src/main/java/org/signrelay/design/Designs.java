package org.signrelay.design;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The notification designs as they are configured now. Reading takes no lock. */
@ApplicationScoped
public class Designs {

  /** How a design stands. */
  public enum Standing {
    /** Loaded and usable (after a bad edit: as it was before the edit). */
    LOADED,
    /** Mentioned in the configuration, but refused since it was never good. */
    REFUSED,
    /** Nothing mentions it. */
    UNKNOWN
  }

  private final Supplier<Configuration> current;

  /** For the container's proxies only. */
  protected Designs() {
    this(() -> Configuration.NONE);
  }

  /** Hands out what the supplier gives at the time of each call. */
  @Inject
  public Designs(Supplier<Configuration> current) {
    this.current = current;
  }

  /** The loaded design with this id; empty if it is refused or unknown. */
  public Optional<Design> find(DesignId id) {
    return current.get().find(id);
  }

  public Standing standing(DesignId id) {
    Configuration now = current.get();
    if (now.find(id).isPresent()) {
      return Standing.LOADED;
    }
    return now.refused().contains(id) ? Standing.REFUSED : Standing.UNKNOWN;
  }

  /** All loaded designs. */
  public Collection<Design> loaded() {
    return current.get().loaded().values();
  }

  /** Designs that are mentioned and were never good. */
  public Collection<DesignId> refused() {
    return current.get().refused();
  }

  /** The settings of the whole server; empty if they were never good. */
  public Optional<ServerSettings> settings() {
    return current.get().server();
  }

  /**
   * The settings of the whole server.
   *
   * @throws IllegalStateException if they were never good; then no design is loaded either
   */
  public ServerSettings server() {
    return settings()
        .orElseThrow(() -> new IllegalStateException("the settings of the server are refused"));
  }

  /** The administrator's account; it can be used even if the server's other settings are wrong. */
  public Optional<AdminAccount> admin() {
    return current.get().admin();
  }

  /** Every mistake in the configuration as it stands on disk now. */
  public List<ConfigurationProblem> problems() {
    return current.get().problems();
  }

  /** What is no mistake but should not stay so, such as payloads that are stored in clear. */
  public List<ConfigurationProblem> warnings() {
    return current.get().warnings();
  }
}
