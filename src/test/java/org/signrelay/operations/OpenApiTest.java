package org.signrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.replay.Replay;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.operations.ApiDocument.Call;
import org.signrelay.operations.designtest.Verdict;
import org.signrelay.salesforce.reaction.Reaction;

/** The description of the admin API is valid, and says what the classes of the API say. */
class OpenApiTest {
  private static final ApiDocument DOCUMENT = ApiDocument.ofThisBuild();
  private static final Map<Class<?>, Set<String>> QUERIES =
      Map.of(
          DeliveriesResource.class,
          DeliveryQuery.NAMES,
          RefusalsResource.class,
          RefusalQuery.NAMES);

  @Test
  void itIsValid() {
    // When
    List<String> complaints = new OpenAPIV3Parser().readContents(DOCUMENT.text()).getMessages();

    // Then
    assertThat(complaints).isEmpty();
  }

  @Test
  void itDescribesEveryCallAndNoOther() {
    // When
    Set<String> described =
        DOCUMENT.calls().stream().map(Call::toString).collect(Collectors.toSet());

    // Then
    assertThat(described).isEqualTo(AdminMethods.all().keySet());
  }

  @Test
  void itNamesTheParametersOfEachPath() {
    // When
    Map<String, Set<String>> described = new TreeMap<>();
    DOCUMENT
        .calls()
        .forEach(
            call ->
                described.put(
                    call.toString(), new TreeSet<>(DOCUMENT.parameters(call, "path").keySet())));

    // Then
    Map<String, Set<String>> real = new TreeMap<>();
    AdminMethods.all()
        .forEach(
            (call, method) ->
                real.put(
                    call,
                    Arrays.stream(method.getParameters())
                        .flatMap(one -> Stream.ofNullable(one.getAnnotation(PathParam.class)))
                        .map(PathParam::value)
                        .collect(Collectors.toCollection(TreeSet::new))));
    assertThat(described).isEqualTo(real);
  }

  @Test
  void itNamesTheParametersOfEachQuery() {
    // When
    Map<String, Set<String>> described = new TreeMap<>();
    for (Call call : DOCUMENT.calls()) {
      Set<String> names = DOCUMENT.parameters(call, "query").keySet();
      if (!names.isEmpty()) {
        described.put(call.toString(), names);
      }
    }

    // Then
    Map<String, Set<String>> real = new TreeMap<>();
    AdminMethods.all()
        .forEach(
            (call, method) -> {
              if (readsTheQuery(method.getDeclaringClass()) && takesNoPath(method)) {
                real.put(call, QUERIES.get(method.getDeclaringClass()));
              }
            });
    assertThat(described).isEqualTo(real);
  }

  @Test
  void itNamesTheMembersOfAReplay() {
    // Then
    assertThat(names("ReplayOrder", "")).isEqualTo(ReplayOrder.MEMBERS);
    assertThat(names("ReplayOrder", "/properties/filter")).isEqualTo(DeliveryQuery.FILTERS);
  }

  @Test
  void itKnowsTheLimitsOfAPage() {
    // When
    JsonNode limit = DOCUMENT.at("#/components/parameters/Limit/schema");

    // Then
    assertThat(limit.get("maximum").asInt()).isEqualTo(QueryValues.LARGEST_LIMIT);
    assertThat(limit.get("default").asInt()).isEqualTo(QueryValues.DEFAULT_LIMIT);
  }

  @ParameterizedTest
  @MethodSource("words")
  void itHasTheWordsOfTheCode(String place, Stream<String> words) {
    // When
    Set<String> described = new HashSet<>();
    DOCUMENT
        .at("#/components/schemas/" + place + "/enum")
        .forEach(word -> described.add(word.asText()));

    // Then
    assertThat(described).isEqualTo(words.collect(Collectors.toSet()));
  }

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of("DeliveryState", of(DeliveryState.values()).map(DeliveryState::word)),
        Arguments.of("Delivery/properties/kind", of(CallKind.values()).map(CallKind::word)),
        Arguments.of(
            "HistoryEntry/properties/outcome",
            of(HistoryEntry.Outcome.values()).map(HistoryEntry.Outcome::word)),
        Arguments.of("Acronym", acronyms()),
        Arguments.of(
            "Reaction",
            of(Reaction.values())
                .filter(reaction -> reaction != Reaction.SUCCESS)
                .map(reaction -> lower(reaction).replace('_', '-'))),
        Arguments.of(
            "ReplayOrder/properties/filter/properties/state",
            ReplayOrder.REPLAYABLE.stream().map(DeliveryState::word)),
        Arguments.of("Replay/properties/state", of(Replay.State.values()).map(Replay.State::word)),
        Arguments.of(
            "Checks/properties/checks/items/properties/outcome",
            of(Verdict.Outcome.values()).map(OpenApiTest::lower)),
        Arguments.of(
            "Org/properties/login", of(OrgStanding.Login.values()).map(OrgStanding.Login::word)),
        Arguments.of(
            "Org/properties/breaker",
            of(OrgStanding.Circuit.values()).map(OrgStanding.Circuit::word)));
  }

  @Test
  void itCountsEachState() {
    // Then
    assertThat(names("Counts", ""))
        .isEqualTo(of(DeliveryState.values()).map(DeliveryState::word).collect(Collectors.toSet()));
  }

  @Test
  void aStatusIsAnAcronym() {
    // Then
    assertThat(acronyms())
        .allMatch(
            DOCUMENT
                .at("#/components/schemas/Delivery/properties/status/pattern")
                .asText()
                .transform(Pattern::compile)
                .asMatchPredicate());
  }

  @Test
  void itTellsEachReasonForHolding() {
    // Then
    assertThat(DOCUMENT.at("#/components/schemas/ErrorCode/description").asText())
        .contains(of(HoldReason.values()).map(reason -> "`" + reason.word() + "`").toList());
  }

  @Test
  void eachExampleIsAsItsSchemaSays() {
    // When
    Map<String, List<String>> errors = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    collectExamples("#", examples);
    examples.forEach(
        (place, schema) -> {
          List<String> wrong = DOCUMENT.errors(schema, DOCUMENT.at(place));
          if (!wrong.isEmpty()) {
            errors.put(place, wrong);
          }
        });

    // Then
    assertThat(errors).isEmpty();
    assertThat(examples).hasSizeGreaterThan(30);
  }

  @Test
  void nothingIsSaidOfAnObjectBesidesItsMembers() {
    // When
    List<String> open = new ArrayList<>();
    collectOpenObjects("#/components/schemas", open);

    // Then
    assertThat(open).isEmpty();
  }

  /** All examples, each with the place of its schema. */
  private static void collectExamples(String place, Map<String, String> found) {
    JsonNode node = DOCUMENT.at(place);
    String schema = node.has("schema") ? DOCUMENT.followed(place + "/schema") : place;
    if (node.has("example")) {
      found.put(place + "/example", schema);
    }
    if (node.has("schema")) {
      node.path("examples")
          .fieldNames()
          .forEachRemaining(
              name -> found.put(DOCUMENT.followed(place + "/examples/" + name) + "/value", schema));
    }
    children(place)
        .filter(child -> !child.matches(".*/examples?"))
        .forEach(child -> collectExamples(child, found));
  }

  /** A forgotten member must not pass for one of those that nothing is said about. */
  private static void collectOpenObjects(String place, List<String> found) {
    JsonNode node = DOCUMENT.at(place);
    if (node.path("type").asText().equals("object") && !node.has("additionalProperties")) {
      found.add(place);
    }
    children(place).forEach(child -> collectOpenObjects(child, found));
  }

  private static Stream<String> children(String place) {
    JsonNode node = DOCUMENT.at(place);
    if (node.isArray()) {
      return Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(i -> place + "/" + i);
    }
    return node.properties().stream()
        .map(member -> place + "/" + ApiDocument.escaped(member.getKey()));
  }

  private static Set<String> names(String schema, String place) {
    JsonNode members = DOCUMENT.at("#/components/schemas/" + schema + place + "/properties");
    return StreamSupport.stream(((Iterable<String>) members::fieldNames).spliterator(), false)
        .collect(Collectors.toSet());
  }

  private static boolean readsTheQuery(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredFields())
        .anyMatch(field -> field.getType() == UriInfo.class);
  }

  private static boolean takesNoPath(Method method) {
    return !method.isAnnotationPresent(Path.class);
  }

  private static Stream<String> acronyms() {
    return of(Status.values()).flatMap(status -> of(Kind.values()).map(status::acronym));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Stream<T> of(T[] all) {
    return Arrays.stream(all);
  }
}
