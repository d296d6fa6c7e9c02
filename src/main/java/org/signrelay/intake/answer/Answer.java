package org.signrelay.intake.answer;

import java.util.Map;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.progress.Progress;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;

/** What a caller is told, before it is put into a format. */
public sealed interface Answer {

  /** HTTP status code, the same in every format. */
  int status();

  /** Headers beside the content type. */
  Map<String, String> headers();

  /**
   * The call is committed.
   *
   * @param result {@code accepted} or {@code duplicate}; {@code updated} or {@code ignored} if it
   *     is carried out as well
   * @param id of the delivery that carries it out
   */
  record Taken(int status, String result, String id) implements Answer {
    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /** The call would be accepted; it was only tried. */
  record Valid(Trial trial) implements Answer {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /** The call is refused. */
  record Refused(Refusal refusal) implements Answer {
    @Override
    public int status() {
      return refusal.problem().status();
    }

    @Override
    public Map<String, String> headers() {
      return refusal.headers();
    }
  }

  /** The answer to a call that was handed over. */
  static Answer of(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Duplicate duplicate) {
      return new Taken(200, "duplicate", duplicate.id().toString());
    }
    return new Taken(202, "accepted", acceptance.id().toString());
  }

  /** The answer to a call that was handed over, and that waited for its first attempt. */
  static Answer of(Acceptance acceptance, Progress progress) {
    if (progress instanceof Progress.Updated) {
      return new Taken(200, "updated", acceptance.id().toString());
    }
    if (progress instanceof Progress.Ignored) {
      return new Taken(200, "ignored", acceptance.id().toString());
    }
    if (progress instanceof Progress.NoRecord missing) {
      return new Refused(
          new Refusal(Problem.NO_RECORD, missing.what() + "; it goes on being looked for"));
    }
    if (progress instanceof Progress.Dead dead) {
      return new Refused(new Refusal(Problem.DEAD_LETTER, dead.code() + ": " + dead.message()));
    }
    return of(acceptance);
  }
}
