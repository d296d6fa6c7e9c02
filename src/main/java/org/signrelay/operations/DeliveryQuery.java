package org.signrelay.operations;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.design.DesignId;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.operations.answer.Problem;

/**
 * The query of a list of deliveries.
 *
 * @param cursor the {@code next} of the page before
 * @param limit at most {@value #LARGEST_LIMIT}
 */
record DeliveryQuery(DeliveryFilter filter, Optional<DeliveryId> cursor, int limit) {
  private static final int LARGEST_LIMIT = 200;
  private static final int DEFAULT_LIMIT = 50;
  private static final Set<String> FILTERS =
      Set.of("design", "state", "document", "envelope", "status", "from", "to", "reason");
  private static final Set<String> NAMES = with(FILTERS, "cursor", "limit");

  /** Reads the parameters; a parameter that is not known, or has no such value, is a problem. */
  static DeliveryQuery of(MultivaluedMap<String, String> parameters) {
    refuseOthers(parameters, NAMES);
    return new DeliveryQuery(
        read(parameters),
        value(parameters, "cursor", DeliveryId::parse, "the next of another page"),
        value(parameters, "limit", DeliveryQuery::limit, "a number from 1 to " + LARGEST_LIMIT)
            .orElse(DEFAULT_LIMIT));
  }

  /** Reads what restricts, and nothing else; the same problems. */
  static DeliveryFilter filter(MultivaluedMap<String, String> members) {
    refuseOthers(members, FILTERS);
    return read(members);
  }

  private static void refuseOthers(MultivaluedMap<String, String> parameters, Set<String> names) {
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

  private static DeliveryFilter read(MultivaluedMap<String, String> parameters) {
    return new DeliveryFilter(
        value(parameters, "design", DesignId::parse, "the name of a design"),
        value(parameters, "state", DeliveryState::ofWord, "a state such as pending or dead"),
        value(parameters, "document", DeliveryQuery::text, "an id"),
        value(parameters, "envelope", DeliveryQuery::text, "an id"),
        value(parameters, "status", DeliveryQuery::acronym, "an acronym such as DCO"),
        value(parameters, "from", DeliveryQuery::time, "a time such as 2027-01-31T12:00:00Z"),
        value(parameters, "to", DeliveryQuery::time, "a time such as 2027-01-31T12:00:00Z"),
        value(parameters, "reason", DeliveryQuery::text, "an error code"));
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(List.of(more));
    return all;
  }

  /** PostgreSQL takes no text with the character 0. */
  private static Optional<String> text(String text) {
    return Optional.of(text).filter(chosen -> chosen.indexOf(0) < 0);
  }

  private static <T> Optional<T> value(
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

  private static Optional<String> acronym(String text) {
    return Status.ofAcronym(text).map(known -> text.toUpperCase(Locale.ROOT));
  }

  /** A year that the database's milliseconds cannot hold makes no time either. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.ofEpochMilli(Instant.parse(text).toEpochMilli()));
    } catch (DateTimeParseException | ArithmeticException noTime) {
      return Optional.empty();
    }
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
