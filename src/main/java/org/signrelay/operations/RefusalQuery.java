package org.signrelay.operations;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.signrelay.delivery.refused.KeptRefusal;
import org.signrelay.delivery.refused.RefusalFilter;
import org.signrelay.delivery.refused.RefusalFilter.Position;

/**
 * The query of a list of refused calls.
 *
 * @param cursor the {@code next} of the page before
 * @param limit at most 200
 */
record RefusalQuery(RefusalFilter filter, Optional<Position> cursor, int limit) {
  static final Set<String> NAMES = QueryValues.ofPages(Set.of("design", "from", "to"));
  private static final String TIME = "a time such as 2027-01-31T12:00:00Z";

  /** Reads the parameters; a parameter that is not known, or has no such value, is a problem. */
  static RefusalQuery of(MultivaluedMap<String, String> parameters) {
    QueryValues.refuseOthers(parameters, NAMES);
    return new RefusalQuery(
        new RefusalFilter(
            QueryValues.of(parameters, "design", QueryValues::text, "the name of a design"),
            QueryValues.of(parameters, "from", QueryValues::time, TIME),
            QueryValues.of(parameters, "to", QueryValues::time, TIME)),
        QueryValues.of(parameters, "cursor", RefusalQuery::position, "the next of another page"),
        QueryValues.limit(parameters));
  }

  /** The cursor of the page behind a refused call. */
  static String cursor(KeptRefusal last) {
    return last.time().toEpochMilli() + "." + last.id();
  }

  private static Optional<Position> position(String cursor) {
    String[] parts = cursor.split("\\.", -1);
    try {
      return parts.length == 2
          ? Optional.of(
              new Position(
                  Instant.ofEpochMilli(Long.parseLong(parts[0])), UUID.fromString(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException noPosition) {
      return Optional.empty();
    }
  }
}
