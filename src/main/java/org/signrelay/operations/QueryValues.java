package org.signrelay.operations;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.signrelay.operations.answer.Problem;

/** Reads the query of a list; what is wrong with it is a problem. */
final class QueryValues {
  static final int LARGEST_LIMIT = 200;
  static final int DEFAULT_LIMIT = 50;

  private QueryValues() {}

  /** The names of filters, and those that page through a list. */
  static Set<String> ofPages(Set<String> filters) {
    Set<String> all = new TreeSet<>(filters);
    all.addAll(List.of("cursor", "limit"));
    return all;
  }

  /** A parameter with another name is a problem. */
  static void refuseOthers(MultivaluedMap<String, String> parameters, Set<String> names) {
    parameters.keySet().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw wrong(
                  "unknown-filter",
                  "There is no filter " + name + "; there are " + new TreeSet<>(names) + ".");
            });
  }

  /** PostgreSQL takes no text with the character 0. */
  static Optional<String> text(String text) {
    return Optional.of(text).filter(chosen -> chosen.indexOf(0) < 0);
  }

  /**
   * The value of a parameter.
   *
   * @param expected what its value must be, for people
   */
  static <T> Optional<T> of(
      MultivaluedMap<String, String> parameters,
      String name,
      Function<String, Optional<T>> reading,
      String expected) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw wrong("wrong-filter", name + " is there more than once.");
    }
    return values.stream()
        .findFirst()
        .map(
            text ->
                reading
                    .apply(text)
                    .orElseThrow(() -> wrong("wrong-filter", name + " must be " + expected + ".")));
  }

  /** A year that the database's milliseconds cannot hold makes no time either. */
  static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.ofEpochMilli(Instant.parse(text).toEpochMilli()));
    } catch (DateTimeParseException | ArithmeticException noTime) {
      return Optional.empty();
    }
  }

  /** The parameter {@code limit}: from 1 to 200, 50 if it is not there. */
  static int limit(MultivaluedMap<String, String> parameters) {
    return of(parameters, "limit", QueryValues::limit, "a number from 1 to " + LARGEST_LIMIT)
        .orElse(DEFAULT_LIMIT);
  }

  private static Optional<Integer> limit(String text) {
    return text.matches("\\d{1,3}")
        ? Optional.of(Integer.valueOf(text)).filter(limit -> limit >= 1 && limit <= LARGEST_LIMIT)
        : Optional.empty();
  }

  private static RuntimeException wrong(String name, String detail) {
    return new Problem(400, name, "The query is wrong", detail).asException();
  }
}
