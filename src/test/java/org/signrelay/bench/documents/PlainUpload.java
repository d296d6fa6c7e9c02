package org.signrelay.bench.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
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

  private final CloseableHttpClient http = HttpClients.createDefault();

  /**
   * Uploads a document as a file of its own.
   *
   * @param like an upload before, whose address and session are used
   */
  void send(URI salesforce, Call like, Pdf document) {
    HttpBody body =
        HttpBody.of("multipart/form-data; boundary=part", HEAD, document, "\r\n--part--\r\n");
    try {
      http.execute(
          ClassicRequestBuilder.post(salesforce.resolve(like.target()))
              .setHeader("Authorization", like.headers().first("Authorization").orElseThrow())
              .setEntity(
                  new EntityTemplate(
                      body.length(), ContentType.parse(body.contentType()), null, body::writeTo))
              .build(),
          answer -> {
            String text = EntityUtils.toString(answer.getEntity());
            if (answer.getCode() != 201) {
              throw new IOException(answer.getCode() + " " + text);
            }
            return text;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
