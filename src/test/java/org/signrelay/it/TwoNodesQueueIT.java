package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Callers;
import org.signrelay.it.support.DesignsOfOneUser;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.StoredDeliveries;
import org.signrelay.it.support.StoredDeliveries.Stored;
import org.signrelay.it.support.TwoNodes;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultScript;

/** Two servers that share a queue lose nothing, do nothing twice and keep the order. */
@Isolated("two servers with much to do want the machine for themselves")
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "H2 is opened by one server only")
class TwoNodesQueueIT {
  /** With four deliveries each; the profile all-pairs makes that 10,000 deliveries. */
  private static final int RECORDS = Integer.getInteger("signrelay.it.records", 500);

  /** Of each record, in this order; each call says in its feedback which one it is. */
  private static final List<String> STATUSES = List.of("DCR", "DST", "DST", "DCO");

  private static final List<Object> FEEDBACK_IN_ORDER = List.of("1", "2", "3", "4");

  private static final int DELIVERIES = RECORDS * STATUSES.size();

  /** What was in progress at a kill is taken up again within two minutes. */
  private static final Duration TAKEN_UP = Duration.ofMinutes(2);

  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** The node that is not killed ends within that time what it has in progress. */
  private static final Duration OTHERS_END = Duration.ofSeconds(30);

  private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 10;

  /** The nodes speak different versions of the API, by which the stand-in tells them apart. */
  private static final String VERSION_OF_SECOND = "63.0";

  private static final String PATH_OF_SECOND = "/v" + VERSION_OF_SECOND + "/";

  private static final CallMatcher WRITES_OF_SECOND =
      CallMatcher.target(Pattern.quote(PATH_OF_SECOND)).and(CallMatcher.writes());

  private static TwoNodes nodes;
  private static DesignsOfOneUser quiet;
  private static DesignsOfOneUser killed;
  private static DesignsOfOneUser pairs;
  private static DesignsOfOneUser held;

  private final Callers callers = new Callers(16);

  @BeforeAll
  static void start() {
    nodes = TwoNodes.prepared("queue", Map.of("signrelay.salesforce.answer-timeout", "60s"));
    quiet = design("quiet");
    killed = design("killed");
    pairs = design("pairs");
    held = design("held");
    nodes.start();
  }

  private static DesignsOfOneUser design(String name) {
    DesignsOfOneUser design =
        new DesignsOfOneUser(
            nodes.both(), name, 1, "password", Map.of("fields.Feedback__c", "feedback"));
    design.edit(nodes.second(), Map.of("api-version", VERSION_OF_SECOND));
    design.salesforce().dailyLimit(1_000_000, 0);
    return design;
  }

  @AfterAll
  static void stop() {
    nodes.close();
    Stream.of(quiet, killed, pairs, held).forEach(DesignsOfOneUser::close);
  }

  @AfterEach
  void stopCallers() {
    callers.close();
  }

  @Test
  void manyDeliveriesAreCarriedOutOnceEachInTheirOrder() {
    // Given
    List<String> documents = documents(RECORDS);
    List<String> records = documents.stream().map(quiet::record).toList();

    // When
    List<String> accepted = acceptInTurns(documents, (node, values) -> accept(quiet, node, values));
    awaitNothingOpen(quiet);

    // Then
    assertThat(endedAs(quiet, "DELIVERED")).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(stored(quiet).all()).hasSize(DELIVERIES);
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(written(quiet, record)).isEqualTo(FEEDBACK_IN_ORDER);
              assertThat(status(quiet, record)).isEqualTo("DCO");
            });
    assertThat(quiet.salesforce().calls().all())
        .anyMatch(call -> call.target().contains(PATH_OF_SECOND))
        .anyMatch(call -> !call.kind().isLogin() && !call.target().contains(PATH_OF_SECOND));
  }

  @Test
  void aKilledNodeLosesNothingAndRepeatsOnlyWhatItHadInProgress() throws Exception {
    // Given
    List<String> documents = documents(RECORDS);
    Map<String, String> records = new HashMap<>();
    documents.forEach(document -> records.put(document, killed.record(document)));
    CountDownLatch half = new CountDownLatch(DELIVERIES / 2);
    CompletableFuture<List<String>> accepted =
        CompletableFuture.supplyAsync(
            () ->
                acceptInTurns(
                    documents,
                    (node, values) -> {
                      String id = acceptAtLast(killed, node, values);
                      half.countDown();
                      return id;
                    }));
    assertThat(half.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    FaultScript unanswered =
        killed.salesforce().on(WRITES_OF_SECOND).always().delayAnswer(Duration.ofSeconds(50));
    Awaitility.await().atMost(SOON).until(() -> unanswered.hits() >= 1);

    // When
    nodes.second().kill();
    Instant kill = Instant.now();
    List<Stored> inProgress = stored(killed).open().stream().filter(Stored::isDelivering).toList();
    unanswered.end();

    // Then
    try {
      List<String> all = accepted.join();
      awaitNothingOpen(killed);
      assertThat(endedAs(killed, "DELIVERED")).containsExactlyInAnyOrderElementsOf(all);
      assertThat(stored(killed).all()).hasSize(DELIVERIES);
      Set<String> takenOver = takenOver(inProgress, kill);
      records.forEach(
          (document, record) -> {
            assertThat(new LinkedHashSet<>(written(killed, record)))
                .containsExactlyElementsOf(FEEDBACK_IN_ORDER);
            assertThat(written(killed, record)).isSorted();
            assertThat(status(killed, record)).isEqualTo("DCO");
          });
      Set<String> repeated = repeated(records);
      assertThat(repeated).isNotEmpty();
      assertThat(takenOver).containsAll(repeated);
    } finally {
      nodes.second().begin().awaitReady();
    }
  }

  @Test
  void ofTwoCopiesAtTheSameMomentOneIsTheDuplicateOfTheOther() {
    // Given
    List<String> documents = documents(200);
    List<String> records = documents.stream().map(pairs::record).toList();
    List<CyclicBarrier> starts = documents.stream().map(pair -> new CyclicBarrier(2)).toList();

    // When
    List<HttpResponse<String>> answers =
        callers.call(
            2 * documents.size(),
            number -> {
              await(starts.get(number / 2));
              return pairs.send(
                  nodes.inTurn(number),
                  pairs.inTurn(0),
                  Map.of("documentId", documents.get(number / 2), "status", "DCO"));
            });

    // Then
    for (int pair = 0; pair < documents.size(); pair++) {
      List<HttpResponse<String>> both = answers.subList(2 * pair, 2 * pair + 2);
      assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(202, 200);
      assertThat(both)
          .extracting(answer -> AdminApi.json(answer).get("result").asText())
          .containsExactlyInAnyOrder("accepted", "duplicate");
      assertThat(both.stream().map(TwoNodesQueueIT::id).distinct()).hasSize(1);
    }
    awaitNothingOpen(pairs);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(pairs.salesforce().rows().values(record, "Status__c"))
                    .containsExactly("DCO"));
    // The database's errors quote nothing of what was to be written.
    assertThat(nodes.both()).extracting(Relay::log).noneMatch(FINGERPRINT.asPredicate());
  }

  @Test
  void aDeliveryThatSomebodyElseHasLockedDelaysNoOtherThatIsReleased() throws SQLException {
    // Given
    held.pause(nodes.first(), held.inTurn(0));
    List<String> accepted =
        Stream.generate(() -> held.acceptOfEach(nodes.first()).get(0)).limit(5).toList();
    held.awaitCounts(nodes.first(), Map.of("held", accepted.size()));

    // When
    try (Connection connection = nodes.first().database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select id from delivery where id = '" + accepted.get(0) + "' for update");
      nodes.both().forEach(node -> held.resume(node, held.inTurn(0)));

      // Then
      held.awaitCounts(nodes.first(), Map.of("delivered", accepted.size() - 1, "held", 1));
      connection.rollback();
    }
    awaitNothingOpen(held);
    assertThat(endedAs(held, "DELIVERED")).containsExactlyInAnyOrderElementsOf(accepted);
  }

  private static List<String> documents(int number) {
    return Stream.generate(Site::newId).limit(number).toList();
  }

  /** One record's calls go to the nodes in turns, each when the one before is answered. */
  private List<String> acceptInTurns(
      List<String> documents, BiFunction<Integer, Map<String, String>, String> accept) {
    return callers
        .call(
            documents.size(),
            number ->
                IntStream.range(0, STATUSES.size())
                    .mapToObj(
                        call ->
                            accept.apply(
                                number + call,
                                Map.of(
                                    "documentId",
                                    documents.get(number),
                                    "status",
                                    STATUSES.get(call),
                                    "feedback",
                                    FEEDBACK_IN_ORDER.get(call).toString())))
                    .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static String accept(DesignsOfOneUser design, int node, Map<String, String> values) {
    return design.accept(nodes.inTurn(node), design.inTurn(0), values);
  }

  /** What a node does not answer, or answers 503, is sent again to the other one. */
  private static String acceptAtLast(
      DesignsOfOneUser design, int node, Map<String, String> values) {
    Optional<String> id = tryToAccept(design, node, values, 202);
    for (int tries = 1; id.isEmpty() && tries < MOST_TRIES; tries++) {
      id = tryToAccept(design, node + tries, values, 202, 200);
    }
    return id.orElseThrow(() -> new AssertionError("no node takes " + values));
  }

  private static Optional<String> tryToAccept(
      DesignsOfOneUser design, int node, Map<String, String> values, Integer... taken) {
    HttpResponse<String> answer;
    try {
      answer = design.send(nodes.inTurn(node), design.inTurn(0), values);
    } catch (UncheckedIOException noAnswer) {
      return Optional.empty();
    }
    if (answer.statusCode() == 503) {
      return Optional.empty();
    }
    assertThat(answer.statusCode()).as(answer.body()).isIn((Object[]) taken);
    return Optional.of(id(answer));
  }

  private static String id(HttpResponse<String> answer) {
    return AdminApi.json(answer).get("id").asText();
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitNothingOpen(DesignsOfOneUser design) {
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> stored(design).open(), List::isEmpty);
  }

  private static StoredDeliveries stored(DesignsOfOneUser design) {
    return new StoredDeliveries(nodes.first().database(), design.inTurn(0));
  }

  private static List<String> endedAs(DesignsOfOneUser design, String state) {
    return stored(design).all().stream()
        .filter(delivery -> delivery.state().equals(state))
        .map(Stored::id)
        .toList();
  }

  private static List<Object> written(DesignsOfOneUser design, String record) {
    return design.salesforce().rows().values(record, "Feedback__c");
  }

  private static Object status(DesignsOfOneUser design, String record) {
    return design.salesforce().rows().get(record, "Status__c");
  }

  /** Updates that were written twice: document and feedback. */
  private static Set<String> repeated(Map<String, String> records) {
    Set<String> repeated = new HashSet<>();
    records.forEach(
        (document, record) -> {
          Set<Object> once = new HashSet<>();
          written(killed, record).stream()
              .filter(value -> !once.add(value))
              .forEach(value -> assertThat(repeated.add(document + " " + value)).isTrue());
        });
    return repeated;
  }

  /**
   * Of what was in progress at the kill, what the killed node had: the other one ends its own
   * within seconds, and a claim lasts longer than half a minute. Each as document and feedback.
   */
  private static Set<String> takenOver(List<Stored> inProgress, Instant kill) {
    Set<String> candidates = inProgress.stream().map(Stored::id).collect(Collectors.toSet());
    Set<String> takenOver = new HashSet<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (Stored delivery : stored(killed).all()) {
      int number = numbers.merge(delivery.document(), 1, Integer::sum);
      Instant ended = delivery.endedAt().orElseThrow();
      if (candidates.contains(delivery.id()) && ended.isAfter(kill.plus(OTHERS_END))) {
        assertThat(ended).isBefore(kill.plus(TAKEN_UP));
        takenOver.add(delivery.document() + " " + number);
      }
    }
    return takenOver;
  }
}
