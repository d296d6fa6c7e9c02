package org.signrelay.intake.transmission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.signrelay.intake.body.BodyText;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.multipart.Boundary;
import org.signrelay.intake.transmission.multipart.PartHeader;
import org.signrelay.intake.transmission.multipart.Parts;

/**
 * Reads multipart bodies. A part with a file name, or whose name is that of a document, is a
 * document; every other part is a value.
 */
final class MultipartTransmission {
  private final Parts parts;
  private final Content content;

  private MultipartTransmission(Parts parts, Content content) {
    this.parts = parts;
    this.content = content;
  }

  /**
   * @throws RefusedException if the body is malformed, a document is empty or not in the encoding
   *     that it claims, or a limit is exceeded
   * @throws IOException only from the sink
   */
  static void read(InputStream body, ContentType contentType, Content into) throws IOException {
    Parts parts = new Parts(body, Boundary.of(contentType));
    new MultipartTransmission(parts, into).readAll();
  }

  private void readAll() throws IOException {
    OutputStream between = new CountedBytes(OutputStream.nullOutputStream(), content.allowance());
    for (Optional<PartHeader> part = parts.next(between);
        part.isPresent();
        part = parts.next(between)) {
      take(part.get());
    }
  }

  private void take(PartHeader part) throws IOException {
    if (part.fileName().isPresent() || Content.isDocument(part.name())) {
      takeDocument(part);
    } else {
      takeValue(part);
    }
  }

  private void takeDocument(PartHeader part) throws IOException {
    OpenDocument document = content.open(part.name());
    part.fileName().ifPresent(document::fileName);
    if (isPlainField(part)) {
      PdfOrBase64 field = new PdfOrBase64(part.name(), document);
      parts.copy(field);
      field.finish();
    } else {
      describe(part.contentType(), document);
      copyDecoded(part, document);
    }
    document.complete();
  }

  /** A field without file name is text, so its document is written as text. */
  private static boolean isPlainField(PartHeader part) {
    String mediaType = part.contentType().mediaType();
    return part.fileName().isEmpty() && (mediaType.isEmpty() || mediaType.startsWith("text/"));
  }

  private static void describe(ContentType contentType, OpenDocument document) {
    if (!contentType.mediaType().isEmpty()) {
      document.describe(contentType.mediaType());
    }
  }

  private void takeValue(PartHeader part) throws IOException {
    content.allowance().take(part.name().length());
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    copyDecoded(part, new CountedBytes(value, content.allowance()));
    content.add(
        part.name(), BodyText.decode(value.toByteArray(), part.contentType()), part.place());
  }

  private void copyDecoded(PartHeader part, OutputStream into) throws IOException {
    switch (part.transferEncoding()) {
      case "", "7bit", "8bit", "binary" -> parts.copy(into);
      case "base64" -> {
        Base64Bytes decoder = new Base64Bytes(part.name(), into);
        parts.copy(decoder);
        decoder.finish();
      }
      default ->
          throw new RefusedException(
              Problem.UNSUPPORTED_BODY,
              "The transfer encoding "
                  + Quoted.text(part.transferEncoding())
                  + " of a part is not supported.");
    }
  }
}
