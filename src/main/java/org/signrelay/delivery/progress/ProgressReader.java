package org.signrelay.delivery.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.database.Plan;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;

/** Reads how far deliveries are, whichever node carries them out. */
@ApplicationScoped
class ProgressReader {
  @Inject Database database;

  /** How far each of these is; one that is gone is left out. */
  @Transactional(TxType.REQUIRES_NEW)
  Map<DeliveryId, Progress> of(Collection<DeliveryId> ids) {
    Map<DeliveryId, Progress> progress = new HashMap<>();
    database.planWithout(Plan.WHOLE_TABLE);
    database
        .entities()
        .createQuery(
            "select d.id, d.state, d.attempts, d.recordId, d.errorCode, d.errorMessage"
                + " from Delivery d where d.id in :ids",
            Object[].class)
        .setParameter("ids", ids.stream().map(DeliveryId::value).toList())
        .getResultStream()
        .forEach(row -> progress.put(new DeliveryId((UUID) row[0]), progress(row)));
    return progress;
  }

  private static Progress progress(Object[] row) {
    return Progress.of(
        (DeliveryState) row[1],
        (Integer) row[2],
        row[3] != null,
        Objects.toString(row[4], ""),
        Objects.toString(row[5], ""));
  }
}
