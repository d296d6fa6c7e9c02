package org.signrelay.bench.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient alone, as somebody would use it who calls Salesforce without SignRelay. */
public final class HttpPeer implements AutoCloseable {
  private final CloseableHttpClient http;

  /**
   * @param connections that are pooled
   */
  public HttpPeer(int connections) {
    http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(connections)
                    .setMaxConnPerRoute(connections)
                    .build())
            .build();
  }

  /**
   * Sends a request and gives the answer's text.
   *
   * @throws UncheckedIOException if it is not answered, or with another code than 2xx
   */
  public String send(ClassicHttpRequest request) {
    try {
      return http.execute(
          request,
          answer -> {
            String body =
                answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity());
            if (answer.getCode() >= 300) {
              throw new IOException(answer.getCode() + " " + body);
            }
            return body;
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
