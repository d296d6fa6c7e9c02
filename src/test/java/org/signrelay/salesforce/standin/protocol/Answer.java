package org.signrelay.salesforce.standin.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as it goes out. */
public record Answer(int status, Map<String, String> headers, Content content) {
  public static final String JSON = "application/json;charset=UTF-8";
  public static final String XML = "text/xml;charset=UTF-8";
  public static final String HTML = "text/html;charset=UTF-8";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), Content.NONE);
  }

  public static Answer text(int status, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, Map.of("Content-Type", contentType), Content.of(bytes));
  }

  public static Answer json(int status, String body) {
    return text(status, JSON, body);
  }

  public static Answer html(int status, String body) {
    return text(status, HTML, body);
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, content);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
