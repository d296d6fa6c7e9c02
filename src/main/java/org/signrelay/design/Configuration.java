package org.signrelay.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One state of the whole configuration, immutable.
 *
 * @param admin empty if no account is configured
 * @param server empty if the settings of the server were never good
 * @param loaded the designs that can be used
 * @param refused designs that are mentioned and were never good
 * @param problems every mistake in the configuration as it is written now
 * @param warnings what is no mistake but should not stay so
 */
public record Configuration(
    Optional<AdminAccount> admin,
    Optional<ServerSettings> server,
    Map<DesignId, Design> loaded,
    Set<DesignId> refused,
    List<ConfigurationProblem> problems,
    List<ConfigurationProblem> warnings) {

  /** The state before anything was read. */
  public static final Configuration NONE =
      new Configuration(
          Optional.empty(), Optional.empty(), Map.of(), Set.of(), List.of(), List.of());

  public Configuration {
    loaded = Map.copyOf(loaded);
    refused = Set.copyOf(refused);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** The loaded design with this id. */
  public Optional<Design> find(DesignId id) {
    return Optional.ofNullable(loaded.get(id));
  }

  /** The same settings beside other mistakes. */
  public Configuration withProblems(List<ConfigurationProblem> found) {
    return new Configuration(admin, server, loaded, refused, found, warnings);
  }
}
