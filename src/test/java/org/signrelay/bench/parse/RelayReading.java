package org.signrelay.bench.parse;

import java.util.Optional;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.Body;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.reading.NotificationReading;

/**
 * Reads a body as SignRelay does between the last byte of a call and the hand-over for delivery:
 * charset, format, values with their names and places, what they mean, kind, id and status.
 */
final class RelayReading {
  private static final Design DESIGN = SampleDesign.handling(Kind.DOCUMENT, Kind.ENVELOPE);

  private RelayReading() {}

  /**
   * The reading of bodies that call themselves so.
   *
   * @param contentType value of the header
   */
  static BodyReading of(String contentType) {
    return body ->
        NotificationReading.ofWebHook(
                DESIGN,
                Optional.empty(),
                Body.read(body, ContentType.parse(contentType)).values(),
                Optional.empty())
            .values()
            .size();
  }
}
