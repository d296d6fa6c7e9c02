package org.signrelay.design;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The notification designs as they are configured now. */
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

  /** The loaded design with this id; empty if it is refused or unknown. */
  public Optional<Design> find(DesignId id) {
    return Optional.empty();
  }

  public Standing standing(DesignId id) {
    return Standing.UNKNOWN;
  }

  /** All loaded designs. */
  public Collection<Design> loaded() {
    return List.of();
  }

  /**
   * The settings of the whole server.
   *
   * @throws IllegalStateException if they were never good; then no design is loaded either
   */
  public ServerSettings server() {
    throw new IllegalStateException();
  }

  /** Every mistake in the configuration as it stands on disk now. */
  public List<ConfigurationProblem> problems() {
    return List.of();
  }
}
