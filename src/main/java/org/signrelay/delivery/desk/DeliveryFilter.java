package org.signrelay.delivery.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.store.Payload;
import org.signrelay.design.DesignId;

/**
 * Which deliveries are wanted; what is empty does not restrict.
 *
 * @param document document id, compared without case
 * @param envelope envelope id, compared without case
 * @param status acronym in upper case, as the deliveries show it
 * @param from earliest time of acceptance
 * @param to latest time of acceptance, exclusive
 * @param reason error code
 */
public record DeliveryFilter(
    Optional<DesignId> design,
    Optional<DeliveryState> state,
    Optional<String> document,
    Optional<String> envelope,
    Optional<String> status,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> reason) {

  /**
   * The time in an id is the database's, that of acceptance a server's, corrected every second:
   * more than they are ever apart, but for a clock that was wrong and has just been set.
   */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

  /** Adds the restrictions in JPQL, for a delivery {@code d}, and gives their parameters. */
  public Map<String, Object> parametersFor(List<String> restrictions) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    design.ifPresent(
        id -> add(restrictions, parameters, "d.design = :design", "design", id.value()));
    state.ifPresent(one -> add(restrictions, parameters, "d.state = :state", "state", one));
    document.ifPresent(id -> addId(restrictions, parameters, "document", id));
    envelope.ifPresent(id -> addId(restrictions, parameters, "envelope", id));
    status.ifPresent(
        acronym -> add(restrictions, parameters, "d.status = :status", "status", acronym));
    from.ifPresent(time -> addFrom(restrictions, parameters, time));
    to.ifPresent(time -> addTo(restrictions, parameters, time));
    reason.ifPresent(
        code -> add(restrictions, parameters, "d.errorCode = :reason", "reason", code));
    return parameters;
  }

  /** By the id the database need not read what is newer or older. */
  private static void addFrom(
      List<String> restrictions, Map<String, Object> parameters, Instant time) {
    add(restrictions, parameters, "d.receivedAt >= :from", "from", time.toEpochMilli());
    DeliveryId first = DeliveryId.lowestOf(time.minus(CLOCKS_APART));
    add(restrictions, parameters, "d.id >= :first", "first", first.value());
  }

  private static void addTo(
      List<String> restrictions, Map<String, Object> parameters, Instant time) {
    add(restrictions, parameters, "d.receivedAt < :to", "to", time.toEpochMilli());
    DeliveryId end = DeliveryId.lowestOf(time.plus(CLOCKS_APART));
    add(restrictions, parameters, "d.id < :end", "end", end.value());
  }

  private static void add(
      List<String> restrictions,
      Map<String, Object> parameters,
      String restriction,
      String name,
      Object value) {
    restrictions.add(restriction);
    parameters.put(name, value);
  }

  private static void addId(
      List<String> restrictions, Map<String, Object> parameters, String kind, String id) {
    add(
        restrictions,
        parameters,
        "d.id in (select p.delivery from Payload p where p.%1$sHash = :%1$s)".formatted(kind),
        kind,
        Payload.hashOf(id));
  }
}
