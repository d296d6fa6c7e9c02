package org.signrelay.bench.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Sends documents over HTTP to whoever takes them, each over a connection that is kept. */
final class Posting {
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
  private static final int REFUSED = 400;

  private Posting() {}

  /**
   * Sends a body and gives how it was answered.
   *
   * @param authorization value of the header
   * @throws IllegalStateException if it was refused
   */
  static String send(URI address, String authorization, HttpBody body) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", body.contentType());
      connection.setRequestProperty("Authorization", authorization);
      connection.setDoOutput(true);
      connection.setReadTimeout(Math.toIntExact(LONGEST_ANSWER.toMillis()));
      connection.setFixedLengthStreamingMode(body.length());
      try (OutputStream out = connection.getOutputStream()) {
        body.writeTo(out);
      }
      return answer(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < REFUSED ? connection.getInputStream() : connection.getErrorStream()) {
      String text = in == null ? "" : new String(in.readAllBytes(), UTF_8);
      if (status >= REFUSED) {
        throw new IllegalStateException("a document was answered " + status + " " + text);
      }
      return text;
    }
  }
}
