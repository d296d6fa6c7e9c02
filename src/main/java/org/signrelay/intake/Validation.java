package org.signrelay.intake;

import java.util.List;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.carry.Preview;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.answer.Trial;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.reading.Explanation;

/** The query parameter {@code validateOnly}: a call is tried and not carried out. */
final class Validation {
  private Validation() {}

  /**
   * Whether a call is only to be tried. Whatever is not {@code false} says so, so that nobody takes
   * a real call for a trial.
   *
   * @param wishes values of the parameter; null or empty if the call has none
   */
  static boolean isWanted(List<String> wishes) {
    return wishes != null && !wishes.stream().allMatch("false"::equalsIgnoreCase);
  }

  /** What would become of a call that could be accepted. */
  static Answer answer(Notification notification, List<FoundValue> values, IncomingCall call) {
    return new Answer.Valid(
        new Trial(
            notification,
            Explanation.of(notification.design(), values),
            Preview.of(notification),
            CallerName.of(notification.design().callers(), call::header)));
  }
}
