package org.signrelay.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/**
 * A web hook of DocumentTRAK with what an admin would let it say of a document, about 400 bytes.
 *
 * @param authorization value of the header
 * @param status acronym, such as {@code DST}
 */
public record WebHook(URI address, String authorization, String status, DocumentIds ids) {
  private static final String ID_OF_DOCUMENT = "%document-id-document-id-document-id";

  /** Accepted by SignRelay and by the plain endpoint alike. */
  static final int ACCEPTED = 202;

  /** The request, which its owner may change: nobody else has it. */
  Request request() {
    String body =
        """
        {"documentId":"%s","documentAuthToken":"6f1c0f6e-0d7e-4f0f-9a57-3c1d2b7a9e55",\
        "documentName":"Purchase agreement, signed copy","status":"%s",\
        "orderId":"A-2027-004711","signerEmail":"jane.doe@example.org",\
        "documentCreationDate":"2027-01-15T10:00:00Z","documentStartDate":"2027-01-15T10:05:00Z",\
        "envelopeId":"0b8e9a54-7d2c-4c3e-8f65-5b0a1f0e7c11"}"""
            .formatted(ID_OF_DOCUMENT, status);
    String head =
        """
        POST %s HTTP/1.1
        Host: %s:%d
        Authorization: %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(
                address.getPath(),
                address.getHost(),
                address.getPort(),
                authorization,
                body.length())
            .replace("\n", "\r\n");
    return new Request(
        (head + body).getBytes(UTF_8), head.length() + body.indexOf(ID_OF_DOCUMENT), ids);
  }

  /** A request for one document after the other. */
  static final class Request {
    private final byte[] bytes;
    private final int idAt;
    private final DocumentIds ids;

    private Request(byte[] bytes, int idAt, DocumentIds ids) {
      this.bytes = bytes;
      this.idAt = idAt;
      this.ids = ids;
    }

    /** The bytes for a document; overwritten by the next. */
    byte[] of(long number) {
      ids.write(number, bytes, idAt);
      return bytes;
    }
  }
}
