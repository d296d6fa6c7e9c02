package org.signrelay.design.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All keys with the same prefix. */
record KeyTable(List<Key<?>> keys) {
  private static final int SHORTEST_START = 4;
  private static final int LONGEST_MISTYPED = 64;

  boolean knows(String written) {
    return find(written).isPresent();
  }

  /** The key that a text without prefix is; a fixed key comes before a variable one. */
  Optional<Key<?>> find(String written) {
    return keys.stream()
        .filter(key -> key.covers(written))
        .min(Comparator.comparing(Key::isVariable));
  }

  /** The supported key that a mistyped one is nearly equal to. */
  Optional<String> similarTo(String written) {
    if (written.length() > LONGEST_MISTYPED) {
      return Optional.empty();
    }
    return nearest(written, fixed(), Function.identity())
        .or(() -> nearest(written.replaceFirst("\\..*", ""), variable(), Key::stem).map(Key::name));
  }

  /** The supported key that a longer text begins with, or that begins with a shorter one. */
  Optional<String> startOf(String written) {
    String plain = plain(written);
    return fixed()
        .filter(name -> plain(name).length() >= SHORTEST_START)
        .filter(
            name ->
                plain.startsWith(plain(name))
                    || (plain.length() >= SHORTEST_START && plain(name).startsWith(plain)))
        .max(Comparator.comparing(String::length));
  }

  private static <T> Optional<T> nearest(
      String written, Stream<T> known, Function<T, String> spelling) {
    String plain = plain(written);
    int furthest = Math.min(3, 1 + plain.length() / 5);
    Function<T, Integer> distance =
        candidate -> EditDistance.between(plain, plain(spelling.apply(candidate)));
    return known
        .filter(candidate -> distance.apply(candidate) <= furthest)
        .min(Comparator.comparing(distance));
  }

  private Stream<Key<?>> variable() {
    return keys.stream().filter(Key::isVariable);
  }

  private Stream<String> fixed() {
    return keys.stream().filter(Key::supported).filter(key -> !key.isVariable()).map(Key::name);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
