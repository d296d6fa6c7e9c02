package org.signrelay.intake;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.PassedCredentials;
import org.signrelay.intake.body.BrokenBodyException;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.reading.NotificationReading;
import org.signrelay.intake.repair.Repair;
import org.signrelay.intake.repair.Repaired;

/**
 * A web hook, understood.
 *
 * @param values what it was understood from
 */
record WebHook(Notification notification, List<FoundValue> values) {

  /**
   * Reads a call that was let in; one whose body does not parse too, if its id and status are
   * certain and the design checks its callers.
   *
   * @param urlStatus the status that the URL fixes
   * @param most bound of the body in bytes
   * @throws org.signrelay.intake.refusal.RefusedException if there is no call in it
   */
  static WebHook read(
      Design design, Optional<String> urlStatus, IncomingCall call, InputStream stream, long most) {
    Optional<PassedCredentials> inHeader = PassedInHeader.find(design.callers(), call::header);
    try {
      List<FoundValue> values = call.read(stream, most).values();
      return new WebHook(
          NotificationReading.ofWebHook(design, urlStatus, values, inHeader), values);
    } catch (BrokenBodyException broken) {
      Repaired repaired =
          Optional.of(new Repair(design, urlStatus, inHeader))
              .filter(allowed -> design.callers().areChecked())
              .flatMap(repair -> repair.of(broken))
              .orElseThrow(() -> broken);
      return new WebHook(repaired.notification(), repaired.values());
    }
  }
}
