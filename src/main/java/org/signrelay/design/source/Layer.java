package org.signrelay.design.source;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * One source of values.
 *
 * @param ordinal the higher one wins
 * @param entries what it lists of SignRelay's keys; environment variables in {@code SIGNRELAY_…}
 *     form are not among them
 * @param lookup the value of any exact key, listed or not
 */
record Layer(
    String name, int ordinal, Collection<Entry> entries, Function<String, Optional<Entry>> lookup) {

  /** A source of the server, asked anew for every name and value. */
  static Layer of(ConfigSource source) {
    Function<String, Optional<Entry>> lookup = key -> entry(source, key);
    Set<String> names =
        StreamSupport.stream(source.getPropertyNames().spliterator(), false)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Entry> entries =
        names.stream()
            .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(Snapshot.PREFIX))
            .filter(key -> !names.contains(variable(key)))
            .sorted()
            .map(key -> entry(source, key).orElseGet(() -> entry(source, key, "")))
            .toList();
    return new Layer(name(source), source.getOrdinal(), entries, lookup);
  }

  static Layer of(String name, int ordinal, List<Entry> entries) {
    Map<String, Entry> byKey =
        entries.stream()
            .collect(Collectors.toMap(Entry::key, Function.identity(), (first, second) -> first));
    return new Layer(
        name,
        ordinal,
        entries,
        key -> Optional.ofNullable(byKey.get(key)).filter(entry -> !entry.value().isEmpty()));
  }

  private static Optional<Entry> entry(ConfigSource source, String key) {
    return Optional.ofNullable(source.getValue(key))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> entry(source, key, value));
  }

  private static Entry entry(ConfigSource source, String key, String value) {
    return new Entry(key, key, name(source), 0, value, value, !value.isEmpty(), Optional.empty());
  }

  /** A server may list an environment variable a second time, by a key guessed from its name. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  static String name(ConfigSource source) {
    return Objects.toString(source.getName(), source.getClass().getSimpleName());
  }
}
