package org.signrelay.bench.documents;

import java.net.URI;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.signrelay.bench.ground.HttpPeer;
import org.signrelay.salesforce.standin.calls.Call;

/** Uploads a document to Salesforce by Apache HttpClient alone. */
final class PlainUpload implements AutoCloseable {
  private static final String HEAD =
      """
      --part
      Content-Disposition: form-data; name="entity_content"
      Content-Type: application/json

      {"Title":"Agreement","PathOnClient":"agreement.pdf"}
      --part
      Content-Disposition: form-data; name="VersionData"; filename="agreement.pdf"
      Content-Type: application/octet-stream

      """
          .replace("\n", "\r\n");

  private final HttpPeer http = new HttpPeer(1);

  /**
   * Uploads a document as a file of its own.
   *
   * @param like an upload before, whose address and session are used
   */
  void send(URI salesforce, Call like, Pdf document) {
    HttpBody body =
        HttpBody.of("multipart/form-data; boundary=part", HEAD, document, "\r\n--part--\r\n");
    http.send(
        ClassicRequestBuilder.post(salesforce.resolve(like.target()))
            .setHeader("Authorization", like.headers().first("Authorization").orElseThrow())
            .setEntity(
                new EntityTemplate(
                    body.length(), ContentType.parse(body.contentType()), null, body::writeTo))
            .build());
  }

  @Override
  public void close() {
    http.close();
  }
}
