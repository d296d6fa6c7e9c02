package org.signrelay.design.live;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;

/** Logs what is wrong with the configuration once, and once more when it is mended. */
final class ConfigurationLog {
  private static final Logger LOGGER = System.getLogger(ConfigurationLog.class.getName());

  private String standing = "";
  private Set<ConfigurationProblem> problems = Set.of();
  private Set<ConfigurationProblem> warnings = Set.of();

  /** Logs what differs from the configuration that was reported before. */
  void report(Configuration configuration) {
    String now =
        "loaded=%s refused=%s"
            .formatted(
                new TreeSet<>(configuration.loaded().keySet()),
                new TreeSet<>(configuration.refused()));
    if (!now.equals(standing)) {
      LOGGER.log(Level.INFO, "event=configuration.designs " + now);
      standing = now;
    }
    problems = report("wrong", Level.ERROR, configuration.problems(), problems);
    warnings = report("doubtful", Level.WARNING, configuration.warnings(), warnings);
  }

  private static Set<ConfigurationProblem> report(
      String event,
      Level level,
      List<ConfigurationProblem> found,
      Set<ConfigurationProblem> known) {
    found.stream()
        .distinct()
        .filter(problem -> !known.contains(problem))
        .forEach(problem -> LOGGER.log(level, line(event, problem)));
    known.stream()
        .filter(problem -> !found.contains(problem))
        .forEach(problem -> LOGGER.log(Level.INFO, line("mended", problem)));
    return new HashSet<>(found);
  }

  private static String line(String event, ConfigurationProblem problem) {
    return "event=configuration.%s%s source=\"%s\" key=\"%s\" message=\"%s\""
        .formatted(
            event,
            problem.design().map(design -> " design=" + design).orElse(""),
            problem.source(),
            problem.key(),
            problem.message().replace('"', '\''));
  }
}
