package org.signrelay.design;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** A config source of the server, made of a map that may change. */
public record MapSource(String name, int ordinal, Map<String, String> values)
    implements ConfigSource {

  public static MapSource of(Map<String, String> values) {
    return new MapSource("system properties", 400, values);
  }

  @Override
  public Map<String, String> getProperties() {
    return values;
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public String getValue(String key) {
    return values.get(key);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getOrdinal() {
    return ordinal;
  }
}
