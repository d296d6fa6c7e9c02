package org.signrelay.delivery.carry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.design.vocabulary.Status;

/** Statuses that were written to records. */
final class WrittenStatuses {
  private final Map<UUID, List<Delivery>> byRecord;

  /**
   * @param written deliveries whose status was written, whatever became of their documents
   */
  WrittenStatuses(List<Delivery> written) {
    byRecord = written.stream().collect(Collectors.groupingBy(Delivery::recordHash));
  }

  /**
   * The acronym of a status of the same record that a delivery must not replace: a higher one, or
   * one as high that was accepted later. A web hook that waited for its document still has its own
   * fields to write, and does not give way to what the document's transmission wrote.
   *
   * @param hasWaited whether it ever waited for its document
   */
  Optional<String> overtaking(Delivery delivery, boolean hasWaited) {
    return delivery.status().stream()
        .flatMap(
            status ->
                of(delivery)
                    .filter(written -> overtakes(written, delivery, status))
                    .filter(written -> !(hasWaited && broughtDocumentOf(written, delivery))))
        .max(Comparator.comparing(written -> written.status().orElseThrow().rank()))
        .map(written -> written.status().orElseThrow().acronym(written.kind()));
  }

  /** Whether it counts if a delivery waited for its document. */
  boolean includeDocumentOf(Delivery delivery) {
    return of(delivery).anyMatch(written -> broughtDocumentOf(written, delivery));
  }

  private Stream<Delivery> of(Delivery delivery) {
    return byRecord.getOrDefault(delivery.recordHash(), List.of()).stream();
  }

  private static boolean overtakes(Delivery written, Delivery delivery, Status status) {
    int rank = written.status().orElseThrow().rank();
    return rank > status.rank()
        || (rank == status.rank() && written.id().isLaterThan(delivery.id()));
  }

  /** A document that came with another final status is not the one that was waited for. */
  private static boolean broughtDocumentOf(Delivery written, Delivery delivery) {
    return delivery.callKind() == CallKind.WEB_HOOK
        && written.callKind() == CallKind.TRANSMISSION
        && written.status().equals(delivery.status())
        && written.id().isLaterThan(delivery.id());
  }
}
