package org.signrelay.delivery.carry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.RecordKey;
import org.signrelay.design.vocabulary.Status;

/** Statuses that were written to records. */
final class WrittenStatuses {
  private final Map<RecordKey, List<Delivery>> byRecord;

  /**
   * @param written deliveries whose status was written, whatever became of their documents
   */
  WrittenStatuses(List<Delivery> written) {
    byRecord = written.stream().collect(Collectors.groupingBy(Delivery::recordKey));
  }

  /**
   * The acronym of a status of the same record that a delivery must not replace: a higher one, or
   * one as high that was accepted later.
   */
  Optional<String> overtaking(Delivery delivery) {
    return delivery.status().stream()
        .flatMap(
            status ->
                byRecord.getOrDefault(delivery.recordKey(), List.of()).stream()
                    .filter(written -> overtakes(written, delivery, status)))
        .max(Comparator.comparing(written -> written.status().orElseThrow().rank()))
        .map(written -> written.status().orElseThrow().acronym(written.kind()));
  }

  private static boolean overtakes(Delivery written, Delivery delivery, Status status) {
    int rank = written.status().orElseThrow().rank();
    return rank > status.rank()
        || (rank == status.rank()
            && written.id().isLaterThan(delivery.id())
            && !hasWaitedFor(delivery, written));
  }

  /** A web hook that waited for its document still has its own fields to write. */
  private static boolean hasWaitedFor(Delivery delivery, Delivery written) {
    return written.callKind() == CallKind.TRANSMISSION
        && delivery.errorCode().filter(Delivery.DOCUMENT_EXPECTED::equals).isPresent();
  }
}
