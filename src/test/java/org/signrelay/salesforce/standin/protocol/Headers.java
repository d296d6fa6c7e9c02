package org.signrelay.salesforce.standin.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP header fields, whose names have no case. */
public record Headers(Map<String, List<String>> fields) {
  public static final Headers NONE = new Headers(Map.of());

  public Headers {
    var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(fields);
    fields = sorted;
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }
}
