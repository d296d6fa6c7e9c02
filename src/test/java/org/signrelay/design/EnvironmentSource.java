package org.signrelay.design;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Environment variables as MicroProfile Config maps them: listed by their own names, and as WildFly
 * does also by keys guessed from them.
 */
public record EnvironmentSource(Map<String, String> variables) implements ConfigSource {

  @Override
  public Map<String, String> getProperties() {
    return variables;
  }

  @Override
  public Set<String> getPropertyNames() {
    return Stream.concat(
            variables.keySet().stream(),
            variables.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.')))
        .collect(Collectors.toSet());
  }

  @Override
  public String getValue(String key) {
    String underscored = key.replaceAll("[^A-Za-z0-9]", "_");
    return variables.getOrDefault(
        key,
        variables.getOrDefault(underscored, variables.get(underscored.toUpperCase(Locale.ROOT))));
  }

  @Override
  public String getName() {
    return "environment";
  }

  @Override
  public int getOrdinal() {
    return 300;
  }
}
