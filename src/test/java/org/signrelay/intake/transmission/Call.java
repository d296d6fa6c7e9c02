package org.signrelay.intake.transmission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;

/** A transmission in a test. */
record Call(InputStream body, String contentType, KeptDocuments kept) {
  static final TransmissionLimits LIMITS = new TransmissionLimits(1_000, 100_000);

  static Call of(String contentType, InputStream body) {
    return new Call(body, contentType, new KeptDocuments());
  }

  static Call of(String contentType, byte[] body) {
    return of(contentType, new ByteArrayInputStream(body));
  }

  static Call of(String contentType, String body) {
    return of(contentType, body, UTF_8);
  }

  static Call of(String contentType, String body, Charset charset) {
    return of(contentType, body.getBytes(charset));
  }

  static Call json(String body) {
    return of("application/json", body);
  }

  static Call xml(String body) {
    return of("text/xml", body);
  }

  TransmissionBody read() throws IOException {
    return read(kept);
  }

  TransmissionBody read(DocumentSink sink) throws IOException {
    return TransmissionBody.read(body, ContentType.parse(contentType), List.of(), sink, LIMITS);
  }

  TransmissionBody read(List<FoundValue> fromQueryAndHeaders) throws IOException {
    return TransmissionBody.read(
        body, ContentType.parse(contentType), fromQueryAndHeaders, kept, LIMITS);
  }

  TransmissionBody read(Consumer<BodyFormat> seen) throws IOException {
    return TransmissionBody.read(
        body, ContentType.parse(contentType), List.of(), kept, LIMITS, seen);
  }

  Refusal refused() {
    return catchThrowableOfType(RefusedException.class, () -> read(kept)).refusal();
  }
}
