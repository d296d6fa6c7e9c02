package org.signrelay.operations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.operations.answer.JsonText;

/** A delivery in the admin API. */
final class DeliveryJson {
  private DeliveryJson() {}

  static JsonObject of(Delivery delivery) {
    return Json.createObjectBuilder()
        .add("id", delivery.id().toString())
        .add("design", delivery.design().value())
        .add("kind", delivery.callKind().word())
        .add("documentId", JsonText.text(delivery.documentId()))
        .add("envelopeId", JsonText.text(delivery.envelopeId()))
        .add(
            "status",
            JsonText.text(delivery.status().map(status -> status.acronym(delivery.kind()))))
        .add("state", delivery.state().word())
        .add("attempts", delivery.attempts())
        .add("receivedAt", delivery.receivedAt().toString())
        .add("nextAttemptAt", JsonText.time(nextAttempt(delivery)))
        .add("endedAt", JsonText.time(delivery.endedAt()))
        .add("recordId", JsonText.text(delivery.recordId()))
        .add("error", error(delivery))
        .build();
  }

  static JsonObject of(Delivery delivery, List<HistoryEntry> history) {
    return JsonText.extend(of(delivery))
        .add("history", JsonText.array(history, DeliveryJson::of))
        .build();
  }

  private static Optional<Instant> nextAttempt(Delivery delivery) {
    boolean scheduled =
        delivery.state() == DeliveryState.PENDING || delivery.state() == DeliveryState.WAITING;
    return scheduled ? Optional.of(delivery.dueAt()) : Optional.empty();
  }

  /** What is wrong with a delivery, or null. */
  static JsonValue error(Delivery delivery) {
    return delivery.errorCode().isEmpty()
        ? JsonValue.NULL
        : Json.createObjectBuilder()
            .add("code", JsonText.text(delivery.errorCode()))
            .add("message", JsonText.text(delivery.errorMessage()))
            .add("reaction", JsonText.text(delivery.errorReaction()))
            .build();
  }

  private static JsonObject of(HistoryEntry entry) {
    return Json.createObjectBuilder()
        .add("time", entry.time().toString())
        .add("durationMillis", entry.duration().toMillis())
        .add("outcome", entry.outcome().word())
        .add("code", JsonText.text(entry.code()))
        .add("message", JsonText.text(entry.message()))
        .build();
  }
}
