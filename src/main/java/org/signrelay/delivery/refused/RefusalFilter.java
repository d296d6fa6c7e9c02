package org.signrelay.delivery.refused;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which refused calls are wanted; what is empty does not restrict.
 *
 * @param design as the URL named it
 * @param from earliest time
 * @param to latest time, exclusive
 */
public record RefusalFilter(Optional<String> design, Optional<Instant> from, Optional<Instant> to) {

  /**
   * A place in the list.
   *
   * @param time of a refused call
   * @param id of it
   */
  public record Position(Instant time, UUID id) {}
}
