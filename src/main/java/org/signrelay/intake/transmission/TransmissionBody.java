package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.RefusedException;

/**
 * The body of a document transmission, read; its documents went to a {@link DocumentSink}.
 *
 * @param values all values but the documents, those of the query and headers first. A name that
 *     stands beside a document is left out where the call has another value of the same name, so
 *     that two documents with two names are no contradiction
 * @param documents in the order in which they were begun; none if the call carries none
 */
public record TransmissionBody(
    TransmissionFormat format, List<FoundValue> values, List<FoundDocument> documents) {

  public TransmissionBody {
    values = List.copyOf(values);
    documents = List.copyOf(documents);
  }

  /**
   * Reads a body to its end. A document is the text of a value whose name is recognised as {@code
   * documentContent}, in base64; of multipart bodies also every part with a file name; or a body
   * that begins with {@code %PDF}. The start of the body decides on its format, because content
   * types lie.
   *
   * @param fromQueryAndHeaders values that the call has outside of its body
   * @throws RefusedException if the format is not supported (415), the body or a document in it
   *     does not parse or breaks off (400), a document is empty (422), or a limit is exceeded (413)
   * @throws IOException only from the sink
   */
  public static TransmissionBody read(
      InputStream body,
      ContentType contentType,
      List<FoundValue> fromQueryAndHeaders,
      DocumentSink sink,
      TransmissionLimits limits)
      throws IOException {
    return read(body, contentType, fromQueryAndHeaders, sink, limits, format -> {});
  }

  /**
   * The same.
   *
   * @param seen told of the format by which the call is answered, as soon as it is clear; not told
   *     if it is multipart or a document
   */
  public static TransmissionBody read(
      InputStream body,
      ContentType contentType,
      List<FoundValue> fromQueryAndHeaders,
      DocumentSink sink,
      TransmissionLimits limits,
      Consumer<BodyFormat> seen)
      throws IOException {
    Content content = new Content(sink, limits);
    fromQueryAndHeaders.forEach(value -> content.add(value.name(), value.value(), value.place()));
    OpenedBody opened = OpenedBody.of(body, contentType);
    opened.format().bodyFormat().ifPresent(seen);
    switch (opened.format()) {
      case JSON -> JsonTransmission.read(opened.text(), content);
      case XML -> XmlTransmission.read(opened.text(), content, seen);
      case FORM -> FormTransmission.read(opened.text(), opened.encoding().charset(), content);
      case MULTIPART -> MultipartTransmission.read(opened.bytes(), contentType, content);
      case RAW -> readDocument(opened.bytes(), content);
    }
    return new TransmissionBody(opened.format(), content.values(), content.documents());
  }

  private static void readDocument(InputStream bytes, Content content) throws IOException {
    OpenDocument document = content.open("");
    document.describe("application/pdf");
    bytes.transferTo(document);
    document.complete();
  }
}
