package org.signrelay.salesforce.standin.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.signrelay.salesforce.standin.protocol.Answer;

/** Writes answers, whole or cut off in the middle. */
final class Responder {
  private Responder() {}

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    write(exchange, answer);
    exchange.close();
  }

  /** Sends the whole answer, and leaves the connection open. */
  static void write(HttpExchange exchange, Answer answer) throws IOException {
    OutputStream out = begin(exchange, answer);
    if (hasBody(exchange, answer)) {
      answer.content().writeTo(out);
      out.flush();
    }
  }

  /** Sends the headers of the whole answer and half of its body, then cuts the connection. */
  static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
    var whole = new ByteArrayOutputStream();
    answer.content().writeTo(whole);
    byte[] bytes = whole.toByteArray();
    OutputStream out = begin(exchange, answer);
    out.write(bytes, 0, bytes.length / 2);
    out.flush();
    exchange.close();
  }

  private static OutputStream begin(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    long length = answer.content().length();
    exchange.sendResponseHeaders(answer.status(), hasBody(exchange, answer) ? length : -1);
    return exchange.getResponseBody();
  }

  private static boolean hasBody(HttpExchange exchange, Answer answer) {
    return answer.content().length() > 0 && !exchange.getRequestMethod().equals("HEAD");
  }
}
