package org.signrelay.delivery.outcome;

import java.time.Instant;
import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** How a try to carry a delivery out ended. */
public sealed interface Outcome {

  /** What went wrong, if something did. */
  default Optional<Failure> failure() {
    return Optional.empty();
  }

  /** What a person should read in the history. */
  default Optional<String> message() {
    return failure().map(Failure::message);
  }

  /**
   * Whether the try counts; waiting for a limit, a pause, a person or the turn to log in does not.
   */
  default boolean isAttempt() {
    return true;
  }

  /** Whether Salesforce took calls for this org. */
  default boolean provesThatOrgAnswers() {
    return false;
  }

  /**
   * Done.
   *
   * @param recordId the record, unless there was nothing to write
   */
  record Written(Optional<String> recordId, Optional<String> message) implements Outcome {
    @Override
    public boolean provesThatOrgAnswers() {
      return recordId.isPresent();
    }
  }

  /** Nothing was written, since a later or higher status of the record was. */
  record Overtaken(String why) implements Outcome {
    @Override
    public Optional<String> message() {
      return Optional.of(why);
    }
  }

  /** Salesforce has no such record, so far. */
  record RecordMissing(String what) implements Outcome {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(new Failure(Reaction.RETRY, Scope.RECORD, "no-record", what));
    }

    @Override
    public boolean provesThatOrgAnswers() {
      return true;
    }
  }

  /** Not done, for a reason that concerns this delivery alone. */
  record Failed(Failure reason) implements Outcome {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(reason);
    }

    @Override
    public boolean isAttempt() {
      return !reason.isNothingSent();
    }

    @Override
    public boolean provesThatOrgAnswers() {
      return reason.reaction() == Reaction.DEAD_LETTER;
    }
  }

  /**
   * Done but for the document, which can never be stored.
   *
   * @param recordId the record to which the status was written
   */
  record WrittenWithoutDocument(String recordId, Failure reason) implements Outcome {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(reason);
    }

    @Override
    public boolean provesThatOrgAnswers() {
      return true;
    }
  }

  /** Not done, since there is nothing that could be written; Salesforce was not asked. */
  record Unwritable(Failure reason) implements Outcome {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(reason);
    }
  }

  /**
   * Not done yet, since the transmission of the document is expected first.
   *
   * @param until when it is done without it
   */
  record AwaitsDocument(Instant until) implements Outcome {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(
          new Failure(
              Reaction.RETRY,
              Scope.RECORD,
              Delivery.DOCUMENT_EXPECTED,
              "waits for its document until " + until + ", since document.expected is set"));
    }

    @Override
    public boolean isAttempt() {
      return false;
    }
  }

  /** Cannot be tried before something outside of the delivery changes. */
  record Stopped(HoldReason reason, String why) implements Outcome {
    @Override
    public Optional<Failure> failure() {
      return Optional.of(new Failure(Reaction.HOLD, Scope.REQUEST, reason.word(), why));
    }

    @Override
    public boolean isAttempt() {
      return false;
    }
  }
}
