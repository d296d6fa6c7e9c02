package org.signrelay.operations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.signrelay.delivery.Delivery;
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
        .add("nextAttemptAt", JsonText.time(delivery.dueAt()))
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
