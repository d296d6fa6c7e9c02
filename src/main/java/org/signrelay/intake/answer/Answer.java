package org.signrelay.intake.answer;

import java.util.Map;
import org.signrelay.delivery.accept.Acceptance;
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
   * @param result {@code accepted} or {@code duplicate}
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
}
