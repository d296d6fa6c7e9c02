package org.signrelay.salesforce.standin.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.signrelay.salesforce.standin.files.MultipartReader;
import org.signrelay.salesforce.standin.protocol.Headers;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Reads requests: all of an ordinary body, of a multipart one all but the file's content. */
final class Receiver {
  private static final int LARGEST_BODY = 52_428_800;

  Request receive(HttpExchange exchange) throws IOException {
    var headers = new Headers(exchange.getRequestHeaders());
    String target = exchange.getRequestURI().toString();
    Optional<String> contentType = headers.first("Content-Type");
    InputStream in = body(exchange, headers);
    if (MultipartReader.isMultipart(contentType)) {
      MultipartReader.Parts parts = MultipartReader.read(contentType.orElseThrow(), in);
      return new Request(
          exchange.getRequestMethod(),
          target,
          headers,
          parts.entity(),
          Optional.of(parts.upload()));
    }
    byte[] bytes = in.readNBytes(LARGEST_BODY);
    if (in.read() >= 0) {
      throw SalesforceException.badRequest(
          "REQUEST_LIMIT_EXCEEDED",
          "Maximum size of request reached. Maximum size of request is %d bytes."
              .formatted(LARGEST_BODY));
    }
    return Request.of(exchange.getRequestMethod(), target, headers, bytes);
  }

  private static InputStream body(HttpExchange exchange, Headers headers) throws IOException {
    boolean zipped = headers.first("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    InputStream in = exchange.getRequestBody();
    return zipped ? new GZIPInputStream(in) : in;
  }
}
