package org.signrelay.operations;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.design.DesignId;
import org.signrelay.design.vocabulary.Status;

/**
 * The query of a list of deliveries.
 *
 * @param cursor the {@code next} of the page before
 * @param limit at most 200
 */
record DeliveryQuery(DeliveryFilter filter, Optional<DeliveryId> cursor, int limit) {
  static final Set<String> FILTERS =
      Set.of("design", "state", "document", "envelope", "status", "from", "to", "reason");
  static final Set<String> NAMES = QueryValues.ofPages(FILTERS);

  /** Reads the parameters; a parameter that is not known, or has no such value, is a problem. */
  static DeliveryQuery of(MultivaluedMap<String, String> parameters) {
    QueryValues.refuseOthers(parameters, NAMES);
    return new DeliveryQuery(
        read(parameters),
        QueryValues.of(parameters, "cursor", DeliveryId::parse, "the next of another page"),
        QueryValues.limit(parameters));
  }

  /** Reads what restricts, and nothing else; the same problems. */
  static DeliveryFilter filter(MultivaluedMap<String, String> members) {
    QueryValues.refuseOthers(members, FILTERS);
    return read(members);
  }

  private static DeliveryFilter read(MultivaluedMap<String, String> parameters) {
    return new DeliveryFilter(
        QueryValues.of(parameters, "design", DesignId::parse, "the name of a design"),
        QueryValues.of(
            parameters, "state", DeliveryState::ofWord, "a state such as pending or dead"),
        QueryValues.of(parameters, "document", QueryValues::text, "an id"),
        QueryValues.of(parameters, "envelope", QueryValues::text, "an id"),
        QueryValues.of(parameters, "status", DeliveryQuery::acronym, "an acronym such as DCO"),
        QueryValues.of(
            parameters, "from", QueryValues::time, "a time such as 2027-01-31T12:00:00Z"),
        QueryValues.of(parameters, "to", QueryValues::time, "a time such as 2027-01-31T12:00:00Z"),
        QueryValues.of(parameters, "reason", QueryValues::text, "an error code"));
  }

  private static Optional<String> acronym(String text) {
    return Status.ofAcronym(text).map(known -> text.toUpperCase(Locale.ROOT));
  }
}
