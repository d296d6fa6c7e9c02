package org.signrelay.salesforce.record;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One SOQL query that looks for many records of one object by one key field. */
final class LookUpQuery {
  /**
   * Salesforce answers 414 to a URI of more than 16,384 bytes; the rest is for host and path.
   * Documentation: Salesforce Developer Limits, "API Query Cursor and URI length".
   */
  private static final int LONGEST_ENCODED = 15_500;

  private final List<LookUp> lookUps;

  private LookUpQuery(List<LookUp> lookUps) {
    this.lookUps = List.copyOf(lookUps);
  }

  /** As few queries as it takes, each short enough for a URI. */
  static List<LookUpQuery> of(Collection<LookUp> lookUps) {
    Map<String, List<LookUp>> byTarget =
        lookUps.stream()
            .distinct()
            .collect(
                Collectors.groupingBy(
                    LookUpQuery::target, LinkedHashMap::new, Collectors.toList()));
    return byTarget.values().stream().flatMap(LookUpQuery::split).toList();
  }

  private static String target(LookUp lookUp) {
    return (lookUp.settings().object() + "." + lookUp.settings().keyField())
        .toLowerCase(Locale.ROOT);
  }

  private static Stream<LookUpQuery> split(List<LookUp> lookUps) {
    List<LookUpQuery> queries = new ArrayList<>();
    List<LookUp> some = new ArrayList<>();
    int length = 0;
    for (LookUp lookUp : lookUps) {
      int more = encoded(Soql.literal(lookUp.key()) + ",").length();
      int frame = some.isEmpty() ? encoded(new LookUpQuery(List.of(lookUp)).soql()).length() : more;
      if (!some.isEmpty() && length + more > LONGEST_ENCODED) {
        queries.add(new LookUpQuery(some));
        some = new ArrayList<>();
        length = 0;
        frame = encoded(new LookUpQuery(List.of(lookUp)).soql()).length();
      }
      some.add(lookUp);
      length += frame;
    }
    queries.add(new LookUpQuery(some));
    return queries.stream();
  }

  /** Two halves, for a query that cannot be carried out as a whole; empty if it has one key. */
  List<LookUpQuery> halves() {
    int middle = lookUps.size() / 2;
    return middle == 0
        ? List.of()
        : List.of(
            new LookUpQuery(lookUps.subList(0, middle)),
            new LookUpQuery(lookUps.subList(middle, lookUps.size())));
  }

  /** A query for each design's settings among the look-ups. */
  List<LookUpQuery> bySettings() {
    return lookUps.stream()
        .collect(Collectors.groupingBy(LookUp::settings, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(LookUpQuery::new)
        .toList();
  }

  List<LookUp> lookUps() {
    return lookUps;
  }

  /** The query in a URI, behind {@code q=}. */
  String encoded() {
    return encoded(soql());
  }

  private String soql() {
    LookUp first = lookUps.get(0);
    String fields =
        lookUps.stream()
            .map(LookUp::settings)
            .flatMap(
                settings ->
                    Stream.concat(
                        Stream.of(settings.keyField(), settings.statusField()),
                        settings.authTokenField().stream()))
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)))
            .stream()
            .filter(field -> !field.equalsIgnoreCase("Id"))
            .collect(Collectors.joining(","));
    String keys =
        lookUps.stream()
            .map(lookUp -> Soql.literal(lookUp.key()))
            .distinct()
            .collect(Collectors.joining(","));
    return "SELECT Id,%s FROM %s WHERE %s IN (%s)"
        .formatted(fields, first.settings().object(), first.settings().keyField(), keys);
  }

  /** Which of the rows belong to which look-up. */
  Map<LookUp, List<FoundRecord>> assign(List<JsonObject> rows) {
    Map<LookUp, List<FoundRecord>> found = new LinkedHashMap<>();
    lookUps.forEach(lookUp -> found.put(lookUp, new ArrayList<>()));
    Map<String, List<LookUp>> byKey =
        lookUps.stream()
            .collect(Collectors.groupingBy(lookUp -> lookUp.key().toLowerCase(Locale.ROOT)));
    for (JsonObject row : rows) {
      String key = text(row, lookUps.get(0).settings().keyField()).orElse("");
      byKey
          .getOrDefault(key.toLowerCase(Locale.ROOT), List.of())
          .forEach(lookUp -> found.get(lookUp).add(record(row, lookUp)));
    }
    return found;
  }

  private static FoundRecord record(JsonObject row, LookUp lookUp) {
    return new FoundRecord(
        row.getString("Id"),
        text(row, lookUp.settings().statusField()),
        lookUp.settings().authTokenField().flatMap(field -> text(row, field)));
  }

  /** Salesforce names fields as they are declared, whatever the case in the query. */
  private static Optional<String> text(JsonObject row, String field) {
    return row.entrySet().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(field))
        .map(Map.Entry::getValue)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .findFirst();
  }

  private static String encoded(String soql) {
    return URLEncoder.encode(soql, StandardCharsets.UTF_8);
  }
}
