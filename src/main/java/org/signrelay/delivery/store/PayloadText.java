package org.signrelay.delivery.store;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;

/** The values of a call as text: a JSON object of strings, in the order of their names. */
public final class PayloadText {
  private PayloadText() {}

  public static String write(Map<String, String> values) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    new TreeMap<>(values).forEach(json::add);
    return json.build().toString();
  }

  public static Map<String, String> read(String text) {
    Map<String, String> values = new TreeMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      var json = reader.readObject();
      json.keySet().forEach(name -> values.put(name, json.getString(name)));
    }
    return values;
  }
}
