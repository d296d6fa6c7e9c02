package org.signrelay.design.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A config source that is asked anew for every key that it lists, and once for any other: to ask
 * for thousands of keys that are not there takes seconds where a server asks its other nodes.
 */
final class RememberedSource implements ConfigSource {
  /** In front of all environment variables that mean keys of SignRelay. */
  private static final String VARIABLES = "SIGNRELAY_";

  private final ConfigSource source;
  private final Set<String> listed;
  private final boolean listsVariables;
  private final Map<String, Optional<String>> unlisted;

  /**
   * @param unlisted what the source said about keys that it does not list; more is added to it
   */
  RememberedSource(ConfigSource source, Map<String, Optional<String>> unlisted) {
    this.source = source;
    this.listed =
        StreamSupport.stream(source.getPropertyNames().spliterator(), false)
            .filter(name -> name != null)
            .collect(Collectors.toUnmodifiableSet());
    this.listsVariables = listed.stream().anyMatch(name -> name.startsWith(VARIABLES));
    this.unlisted = unlisted;
  }

  @Override
  public Set<String> getPropertyNames() {
    return listed;
  }

  @Override
  public String getValue(String key) {
    return isListed(key)
        ? source.getValue(key)
        : unlisted
            .computeIfAbsent(key, asked -> Optional.ofNullable(source.getValue(asked)))
            .orElse(null);
  }

  private boolean isListed(String key) {
    return listed.contains(key) || (listsVariables && listed.contains(Layer.variable(key)));
  }

  @Override
  public int getOrdinal() {
    return source.getOrdinal();
  }

  @Override
  public String getName() {
    return Layer.name(source);
  }
}
