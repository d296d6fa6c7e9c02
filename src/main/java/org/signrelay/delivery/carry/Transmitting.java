package org.signrelay.delivery.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Carries a document transmission out: stores its documents, then writes the status, so that a
 * trigger on the status finds them. A document that can never be stored does not keep the status
 * back.
 */
@ApplicationScoped
class Transmitting {
  @Inject Writing writing;
  @Inject Storing storing;
  @Inject RecordChanges recordChanges;

  Outcome carryOut(Task task) {
    Located located = writing.locate(new Change(task, Map.of(), Optional.empty()));
    if (located instanceof Located.Nowhere nowhere) {
      return nowhere.why();
    }
    String recordId = ((Located.At) located).recordId();
    try {
      Optional<String> stored = storing.store(task, recordId);
      return withRemark(status(task, recordId), stored);
    } catch (SalesforceException failed) {
      return failed.failure().reaction() == Reaction.DEAD_LETTER
          ? withoutDocument(status(task, recordId), failed.failure())
          : new Outcome.Failed(failed.failure());
    }
  }

  private Outcome status(Task task, String recordId) {
    Optional<String> overtakenBy = task.work().overtakenBy();
    if (overtakenBy.isPresent()) {
      return new Outcome.Overtaken(overtakenBy.get() + " was already written to this record");
    }
    Map<Task, Outcome> outcomes = new HashMap<>();
    List<Change> changes = recordChanges.of(List.of(task), outcomes);
    if (!changes.isEmpty()) {
      outcomes.putAll(writing.write(task.org(), changes));
    }
    Outcome outcome = outcomes.get(task);
    return outcome instanceof Outcome.Written written && written.recordId().isEmpty()
        ? new Outcome.Written(Optional.of(recordId), written.message())
        : outcome;
  }

  private static Outcome withRemark(Outcome status, Optional<String> stored) {
    if (stored.isEmpty()) {
      return status;
    }
    String remark = "document " + stored.get();
    if (status instanceof Outcome.Written written) {
      return new Outcome.Written(
          written.recordId(),
          Optional.of(written.message().map(said -> remark + "; " + said).orElse(remark)));
    }
    if (status instanceof Outcome.Overtaken overtaken) {
      return new Outcome.Overtaken(remark + "; " + overtaken.why());
    }
    return status;
  }

  /** The status was written, or need not be; the document's fate is what a person has to see. */
  private static Outcome withoutDocument(Outcome status, Failure failure) {
    if (status instanceof Outcome.Written written) {
      return new Outcome.WrittenWithoutDocument(
          written.recordId().orElseThrow(), dead("its status was written without it", failure));
    }
    if (status instanceof Outcome.Overtaken overtaken) {
      return new Outcome.Failed(dead(overtaken.why(), failure));
    }
    return status;
  }

  private static Failure dead(String status, Failure failure) {
    return new Failure(
        Reaction.DEAD_LETTER,
        Scope.RECORD,
        failure.code(),
        "the document cannot be stored, " + status + ": " + failure.message());
  }
}
