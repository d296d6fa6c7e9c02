package org.signrelay.salesforce.standin.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call as received, or a sub-request of a composite one.
 *
 * @param target path and query as sent, still encoded
 * @param body the body, for an upload only its part with the record's fields
 * @param upload the part with the content of a multipart body
 */
public record Request(
    String method, String target, Headers headers, byte[] body, Optional<Upload> upload) {

  public static Request of(String method, String target, Headers headers, byte[] body) {
    return new Request(method, target, headers, body, Optional.empty());
  }

  /** The method; Salesforce lets a POST stand for another one with {@code _HttpMethod}. */
  public String effectiveMethod() {
    return Optional.ofNullable(query().get("_HttpMethod")).orElse(method);
  }

  /** The path as sent. */
  public String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** The decoded parts of the path between slashes. */
  public List<String> segments() {
    return Arrays.stream(path().split("/"))
        .filter(part -> !part.isEmpty())
        .map(part -> decoded(part.replace("+", "%2B")))
        .toList();
  }

  /** The decoded query parameters. */
  public Map<String, String> query() {
    int mark = target.indexOf('?');
    return mark < 0 ? Map.of() : formFields(target.substring(mark + 1));
  }

  /** The decoded fields of a form-encoded body. */
  public Map<String, String> form() {
    return formFields(text());
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, String> formFields(String encoded) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.put(decoded(name), decoded(value));
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw SalesforceException.badRequest("MALFORMED_REQUEST", e.getMessage());
    }
  }
}
