package org.signrelay.intake.reading;

import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.design.Design;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.StatusWord;
import org.signrelay.intake.body.FoundValue;

/** From the values of a call to the notification that is handed over for delivery. */
public final class NotificationReading {
  private NotificationReading() {}

  /**
   * @param urlStatus the status that the URL fixes
   * @param inHeader credentials for Salesforce that HTTP Basic brought; used only if the design
   *     takes them from its calls and the body brings none
   * @throws org.signrelay.intake.refusal.RefusedException if a value is missing, wrong or
   *     contradicts itself, or the design does not handle the kind
   */
  public static Notification ofWebHook(
      Design design,
      Optional<String> urlStatus,
      List<FoundValue> found,
      Optional<PassedCredentials> inHeader) {
    return read(
        design,
        CallKind.WEB_HOOK,
        design.statuses().defaultStatus(),
        urlStatus,
        found,
        inHeader,
        List.of());
  }

  /**
   * The same for a call that carries the completed document, which says completed unless it says
   * something else.
   *
   * @param documents those that came with it, at least one
   */
  public static Notification ofTransmission(
      Design design,
      List<FoundValue> found,
      Optional<PassedCredentials> inHeader,
      List<ReceivedDocument> documents) {
    return read(
        design,
        CallKind.TRANSMISSION,
        design.statuses().defaultStatus().or(() -> Optional.of(Status.COMPLETED)),
        Optional.empty(),
        found,
        inHeader,
        documents);
  }

  private static Notification read(
      Design design,
      CallKind call,
      Optional<Status> defaultStatus,
      Optional<String> urlStatus,
      List<FoundValue> found,
      Optional<PassedCredentials> inHeader,
      List<ReceivedDocument> documents) {
    CallValues values = CallValues.of(found, UsedNames.mapped(design));
    StatedWords words = new StatedWords(urlStatus, values);
    Kind kind = new KindReading(design, values, words).read();
    StatusWord said = new StatusReading(defaultStatus, words).read(kind);
    return new Notification(
        design,
        call,
        kind,
        said.status(),
        said.event(),
        values.withoutCredentials(),
        new PassedReading(design, values, inHeader).read(),
        documents,
        Optional.empty());
  }
}
