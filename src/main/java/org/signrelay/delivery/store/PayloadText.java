package org.signrelay.delivery.store;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/** The values of a call as text: a JSON object of strings, in the order of their names. */
public final class PayloadText {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private PayloadText() {}

  public static String write(Map<String, String> values) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    new TreeMap<>(values).forEach(json::add);
    return json.build().toString();
  }

  public static Map<String, String> read(String text) {
    Map<String, String> values = new TreeMap<>();
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      var json = reader.readObject();
      json.keySet().forEach(name -> values.put(name, json.getString(name)));
    }
    return values;
  }
}
