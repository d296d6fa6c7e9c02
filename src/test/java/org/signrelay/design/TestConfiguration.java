package org.signrelay.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.design.check.ConfigurationReader;
import org.signrelay.design.source.Snapshot;

/** A good configuration of one design, changed by a test before it is read. */
public final class TestConfiguration {
  public static final DesignId ID = new DesignId("contracts");
  private static final String PREFIX = "signrelay.design.contracts.";

  private final Map<String, String> values = new TreeMap<>();

  public TestConfiguration() {
    with("name", "Contracts");
    with("environment", "production");
    with("username", "integration@example.test");
    with("password", "s3cret-of-salesforce");
    with("caller.bearer-token", "s3cret-of-caller");
    with("record.document.object", "Doc__c");
    with("record.document.key-field", "Key__c");
    with("record.document.status-field", "Status__c");
  }

  /** Sets a key of the design. */
  public TestConfiguration with(String key, String value) {
    return withFull(PREFIX + key, value);
  }

  /** Sets a key of the server, without {@code signrelay.}. */
  public TestConfiguration withServer(String key, String value) {
    return withFull("signrelay." + key, value);
  }

  public TestConfiguration withFull(String key, String value) {
    values.put(key, value);
    return this;
  }

  public TestConfiguration without(String key) {
    values.remove(PREFIX + key);
    return this;
  }

  /** A copy of the design under another id. */
  public TestConfiguration copiedTo(String id) {
    Map.copyOf(values)
        .forEach(
            (key, value) -> {
              if (key.startsWith(PREFIX)) {
                values.put("signrelay.design." + id + "." + key.substring(PREFIX.length()), value);
              }
            });
    return this;
  }

  public Map<String, String> values() {
    return values;
  }

  /** The design's keys as lines of its own file. */
  public String asFile() {
    StringBuilder file = new StringBuilder();
    values.forEach(
        (key, value) ->
            file.append(key.replace(PREFIX, "")).append(" = ").append(value).append('\n'));
    return file.toString();
  }

  public Configuration read() {
    return readAfter(Configuration.NONE);
  }

  public Configuration readAfter(Configuration last) {
    return ConfigurationReader.read(Snapshot.of(List.of(MapSource.of(values))), last);
  }

  /** The design as it is read. */
  public Optional<Design> design() {
    return read().find(ID);
  }
}
