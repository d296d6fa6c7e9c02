package org.signrelay.bench.page;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How large one part is made: what it asks for, each a system property {@code bench.<name>}. */
public final class Settings {
  private final String part;
  private final Map<String, Integer> said;
  private final Duration second;
  private final Map<String, Integer> used = new TreeMap<>();

  /** Sizes of one part as system properties say them. */
  public Settings(String part) {
    this(part, Map.of(), Duration.ofSeconds(1));
  }

  /**
   * Sizes for a part that is only to run, not to measure.
   *
   * @param said numbers that count more than system properties, by name
   * @param second how long each second lasts that is asked for
   */
  public Settings(String part, Map<String, Integer> said, Duration second) {
    this.part = part;
    this.said = Map.copyOf(said);
    this.second = second;
  }

  /**
   * The value of {@code bench.<name>}.
   *
   * @param usual if nothing is said
   * @throws IllegalArgumentException if it is less than 1
   */
  public int number(String name, int usual) {
    int value = said.getOrDefault(name, Integer.getInteger("bench." + name, usual));
    if (value < 1) {
      throw new IllegalArgumentException("bench." + name + " must be 1 or more");
    }
    used.put("bench." + name, value);
    return value;
  }

  public Duration seconds(String name, int usual) {
    return second.multipliedBy(number(name, usual));
  }

  public Duration millis(String name, int usual) {
    return Duration.ofMillis(number(name, usual));
  }

  /** The command line that measures this part in the size that was asked for. */
  public String command() {
    return used.entrySet().stream()
        .map(setting -> " -D" + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining("", "mvn -Pbench -Dbench.parts=" + part, " verify"));
  }
}
