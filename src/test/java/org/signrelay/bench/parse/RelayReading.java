package org.signrelay.bench.parse;

import java.util.Optional;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.Body;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.reading.NotificationReading;

/**
 * What SignRelay does between the last byte of a call and the hand-over for delivery: it reads the
 * body (charset, format, values with their names and places), and understands it (what the values
 * mean, kind, id and status).
 */
final class RelayReading {
  private static final Design DESIGN = SampleDesign.handling(Kind.DOCUMENT, Kind.ENVELOPE);

  private RelayReading() {}

  /**
   * The reading of bodies that call themselves so.
   *
   * @param contentType value of the header
   */
  static BodyReading reading(String contentType) {
    return body -> read(body, contentType).values().size();
  }

  /** The same, and what follows up to the notification. */
  static BodyReading understanding(String contentType) {
    return body ->
        NotificationReading.ofWebHook(
                DESIGN, Optional.empty(), read(body, contentType).values(), Optional.empty())
            .values()
            .size();
  }

  private static Body read(byte[] body, String contentType) {
    return Body.read(body, ContentType.parse(contentType));
  }
}
