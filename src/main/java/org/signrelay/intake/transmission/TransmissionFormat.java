package org.signrelay.intake.transmission;

import java.util.Optional;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.ContentType;

/** The formats of bodies that carry documents. */
public enum TransmissionFormat {
  JSON(Optional.of(BodyFormat.JSON)),
  XML(Optional.of(BodyFormat.XML)),
  FORM(Optional.of(BodyFormat.FORM)),
  MULTIPART(Optional.empty()),
  RAW(Optional.empty());

  private final Optional<BodyFormat> bodyFormat;

  TransmissionFormat(Optional<BodyFormat> bodyFormat) {
    this.bodyFormat = bodyFormat;
  }

  /** The same format of a web hook, by which the answer is formed; empty if there is none. */
  public Optional<BodyFormat> bodyFormat() {
    return bodyFormat;
  }

  /**
   * The format that the start of a body gives away, else that of its content type.
   *
   * @param start the first text of the body, without white space before it
   */
  static Optional<TransmissionFormat> of(String start, ContentType contentType) {
    return seenIn(start, contentType).or(() -> named(contentType));
  }

  private static Optional<TransmissionFormat> seenIn(String start, ContentType contentType) {
    if (start.startsWith("{") || start.startsWith("[")) {
      return Optional.of(JSON);
    }
    if (start.startsWith("<")) {
      return Optional.of(XML);
    }
    if (start.startsWith("%PDF")) {
      return Optional.of(RAW);
    }
    return start.startsWith("--") && isMultipart(contentType)
        ? Optional.of(MULTIPART)
        : Optional.empty();
  }

  private static Optional<TransmissionFormat> named(ContentType contentType) {
    if (isMultipart(contentType)) {
      return Optional.of(MULTIPART);
    }
    return contentType.format().map(TransmissionFormat::like);
  }

  private static TransmissionFormat like(BodyFormat format) {
    return switch (format) {
      case JSON -> JSON;
      case FORM -> FORM;
      case XML, SOAP_1_1, SOAP_1_2 -> XML;
    };
  }

  private static boolean isMultipart(ContentType contentType) {
    return contentType.mediaType().startsWith("multipart/") && contentType.boundary().isPresent();
  }
}
