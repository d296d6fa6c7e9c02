package org.signrelay.salesforce.record;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** What Salesforce's answer to a request means for each of its updates. */
final class UpdateResults {
  private static final int NO_CONTENT = 204;

  /** What a single request with the same error would be answered. */
  private static final int BAD_REQUEST = 400;

  private UpdateResults() {}

  /** Why a single update failed, or empty if it was confirmed. */
  static Optional<Failure> ofOne(Answer answer) {
    return answer.status() == NO_CONTENT
        ? Optional.empty()
        : unlessSuccess(Judgement.of(answer, Scope.RECORD));
  }

  /** The result of each update of a collection; empty if the answer has not one for each. */
  static Optional<Map<RecordUpdate, Optional<Failure>>> ofEach(
      List<RecordUpdate> updates, Answer answer) {
    return JsonAnswer.objects(answer)
        .filter(results -> results.size() == updates.size())
        .map(results -> takenApart(updates, results, answer.status()));
  }

  /** Why a collection as a whole got no result for each. */
  static Failure ofWhole(Answer answer) {
    if (answer.isSuccessful() && JsonAnswer.objects(answer).isPresent()) {
      return new Failure(
          Reaction.RETRY,
          Scope.REQUEST,
          "incomplete-answer",
          "Salesforce did not answer one result for each record");
    }
    return Judgement.of(answer, Scope.REQUEST).withoutCreate();
  }

  /** The same failure for all. */
  static Map<RecordUpdate, Optional<Failure>> all(List<RecordUpdate> updates, Failure failure) {
    Map<RecordUpdate, Optional<Failure>> results = new HashMap<>();
    updates.forEach(update -> results.put(update, unlessSuccess(failure)));
    return results;
  }

  /** An error code may say that the record holds what it should ({@code NOT_MODIFIED}). */
  private static Optional<Failure> unlessSuccess(Failure failure) {
    return Optional.of(failure.withoutCreate())
        .filter(reason -> reason.reaction() != Reaction.SUCCESS);
  }

  private static Map<RecordUpdate, Optional<Failure>> takenApart(
      List<RecordUpdate> updates, List<JsonObject> results, int status) {
    Map<RecordUpdate, Optional<Failure>> taken = new LinkedHashMap<>();
    for (int i = 0; i < updates.size(); i++) {
      taken.put(updates.get(i), failureIn(results.get(i), status));
    }
    return taken;
  }

  private static Optional<Failure> failureIn(JsonObject result, int status) {
    if (result.getBoolean("success", false)) {
      return Optional.empty();
    }
    if (JsonAnswer.objects(result, "errors").filter(errors -> !errors.isEmpty()).isEmpty()) {
      return Optional.of(
          new Failure(
              Reaction.RETRY,
              Scope.RECORD,
              "unreadable-answer",
              "Salesforce answered neither success nor an error for this record"));
    }
    Answer item =
        Answer.of(
            status >= 200 && status < 300 ? BAD_REQUEST : status,
            "application/json",
            result.toString().getBytes(StandardCharsets.UTF_8));
    return unlessSuccess(Judgement.of(item, Scope.RECORD));
  }
}
