package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.signrelay.it.support.DesignsOfOneUser;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.TwoNodes;
import org.signrelay.salesforce.standin.fault.CallMatcher;

/** However many servers share the work, Salesforce sees a refused password once. */
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "H2 is opened by one server only")
class TwoNodesLockoutIT {
  private static final String OLD = "password-until-today";
  private static final String NEW = "password-from-today";
  private static final String MISTYPED = "pasword-from-today";

  /** An edit takes effect within 10 s. */
  private static final Duration EDIT = Duration.ofSeconds(10);

  private static final Duration SOON = Duration.ofSeconds(30);

  private static TwoNodes nodes;

  private final ExecutorService callers = Executors.newFixedThreadPool(4);

  @BeforeAll
  static void start() {
    nodes =
        TwoNodes.prepared(
                "lockout",
                Map.of(
                    // What is due is more than one node takes at once.
                    "signrelay.salesforce.connections", "2",
                    "signrelay.salesforce.answer-timeout", "60s"))
            .start();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @org.junit.jupiter.api.AfterEach
  void stopCallers() {
    callers.shutdownNow();
  }

  @Test
  void aThousandDeliveriesOfTenDesignsCostOneBadLogin() {
    try (DesignsOfOneUser designs = designs("changed", 10, Map.of())) {
      // Given
      tests(designs);
      List<String> documents = Stream.generate(Site::newId).limit(500).toList();
      List<String> records = documents.stream().map(designs::record).toList();
      List<String> ids = acceptWhilePaused(designs, documents);
      carryOutSlowly(designs);

      // When the password is changed while both nodes have calls under way
      designs.changePasswordInSalesforce(NEW);

      // Then
      nodes.both().forEach(node -> designs.awaitCounts(node, Map.of("held", 1000)));
      nodes.both().forEach(node -> designs.awaitReason(node, "login: INVALID_LOGIN"));
      assertThat(designs.refusedLogins(OLD)).hasSize(1);

      // When people do what they do then
      nodes.both().forEach(designs::editSomethingElse);
      badEdit(designs, nodes.second());
      List<Integer> retries =
          together(
              ids.size(),
              number ->
                  nodes
                      .inTurn(number)
                      .api()
                      .post("deliveries/" + ids.get(number) + "/retry")
                      .statusCode());
      tests(designs);
      restart(nodes.second());
      List<String> further = acceptOfEachDesign(designs, nodes.second());

      // Then
      assertThat(retries).hasSize(1000).containsOnly(409);
      further.forEach(id -> nodes.first().api().await(id, "held"));
      assertThat(designs.refusedLogins(OLD)).hasSize(1);
      assertThat(designs.salesforce().calls().logins()).isEqualTo(3);

      // When one node is told the new password
      designs.edit(nodes.first(), Map.of("password", NEW));

      // Then
      Awaitility.await()
          .atMost(EDIT)
          .until(() -> designs.counts(nodes.first()).containsKey("delivered"));
      nodes.both().forEach(node -> designs.awaitCounts(node, Map.of("delivered", 1010)));
      assertThat(records)
          .allSatisfy(
              record ->
                  assertThat(designs.salesforce().rows().values(record, "Status__c"))
                      .containsExactly("DST", "DCO"));
      assertThat(designs.refusedLogins(OLD)).hasSize(1);
      assertThat(designs.logins(NEW)).hasSize(1);
    }
  }

  @Test
  void aNodeWithTheOldPasswordHoldsNothingUp() {
    try (DesignsOfOneUser designs = designs("behind", 2, Map.of())) {
      // Given
      designs.changePasswordInSalesforce(NEW);
      String refused = acceptOfEachDesign(designs, nodes.second()).get(0);
      nodes.second().api().await(refused, "held");
      designs.edit(nodes.first(), Map.of("password", NEW));
      nodes.first().api().await(refused, "delivered");

      // When
      List<String> ids =
          Stream.generate(() -> acceptOfEachDesign(designs, nodes.second()))
              .limit(10)
              .flatMap(List::stream)
              .toList();

      // Then
      for (String id : ids) {
        JsonNode delivered = nodes.second().api().await(id, "delivered");
        assertThat(delivered.get("history").findValuesAsText("outcome"))
            .containsExactly("delivered");
      }
      assertThat(designs.refusedLogins(OLD)).hasSize(1);
      assertThat(designs.logins(NEW)).hasSize(1);
    }
  }

  @Test
  void aThirdPasswordWaitsForAPersonOnBothNodes() {
    try (DesignsOfOneUser designs = designs("mistyped", 2, Map.of())) {
      // Given
      designs.changePasswordInSalesforce(NEW);
      List<String> ids = acceptOfEachDesign(designs, nodes.first());
      nodes.both().forEach(node -> designs.awaitReason(node, "login: INVALID_LOGIN"));
      nodes.both().forEach(node -> designs.edit(node, Map.of("password", MISTYPED)));
      nodes.both().forEach(node -> designs.awaitReason(node, "two-logins-refused"));

      // When
      designs.edit(nodes.second(), Map.of("password", NEW));
      nodes.both().forEach(designs::editSomethingElse);
      List<String> further =
          nodes.both().stream()
              .flatMap(node -> acceptOfEachDesign(designs, node).stream())
              .toList();

      // Then
      further.forEach(id -> nodes.first().api().await(id, "held"));
      nodes.both().forEach(node -> designs.awaitReason(node, "two-logins-refused"));
      assertThat(designs.refusedLogins(OLD)).hasSize(1);
      assertThat(designs.refusedLogins(MISTYPED)).hasSize(1);
      assertThat(designs.logins(NEW)).isEmpty();

      // When
      nodes.second().api().post("designs/" + designs.names().get(0) + "/resume");

      // Then both nodes may try once what they have
      Stream.concat(ids.stream(), further.stream())
          .forEach(id -> nodes.first().api().await(id, "delivered"));
      assertThat(designs.refusedLogins(OLD)).hasSize(1);
      assertThat(designs.refusedLogins(MISTYPED)).hasSizeLessThanOrEqualTo(2);
      assertThat(designs.logins(NEW)).hasSize(1);
    }
  }

  @Test
  void aBadPasswordThatManyCallsBringIsSentOnce() {
    try (DesignsOfOneUser designs =
        designs(
            "brought",
            2,
            Map.of(
                "login", "notification", "username", "", "password", "", "security-token", ""))) {
      // Given
      List<String> held =
          together(40, number -> acceptWith(designs, number, DesignsOfOneUser.secret(MISTYPED)));
      held.forEach(id -> nodes.first().api().await(id, "held"));
      nodes.both().forEach(node -> designs.awaitReason(node, "login: INVALID_LOGIN"));
      nodes.both().forEach(designs::editSomethingElse);
      assertThat(designs.salesforce().calls().logins()).isEqualTo(1);

      // When
      String right = acceptWith(designs, 1, DesignsOfOneUser.secret(OLD));

      // Then
      nodes.first().api().await(right, "delivered");
      held.forEach(id -> nodes.second().api().await(id, "delivered"));
      assertThat(designs.refusedLogins(MISTYPED)).hasSize(1);
    }
  }

  private static DesignsOfOneUser designs(String prefix, int number, Map<String, String> special) {
    return new DesignsOfOneUser(nodes.both(), prefix, number, OLD, special);
  }

  /** Tries all designs out on both nodes, which logs in if it may. */
  private static void tests(DesignsOfOneUser designs) {
    for (Relay node : nodes.both()) {
      designs.names().forEach(design -> post(node, "designs/" + design + "/test"));
    }
  }

  private static void post(Relay node, String path) {
    assertThat(node.api().post(path).statusCode()).isEqualTo(200);
  }

  /** Of each document that it was started, then that it was completed; by both nodes in turns. */
  private List<String> acceptWhilePaused(DesignsOfOneUser designs, List<String> documents) {
    designs.names().forEach(design -> post(nodes.first(), "designs/" + design + "/pause"));
    return together(
            documents.size(),
            number ->
                Stream.of("DST", "DCO")
                    .map(
                        status ->
                            designs.accept(
                                nodes.inTurn(number),
                                designs.names().get(number % designs.names().size()),
                                Map.of("documentId", documents.get(number), "status", status)))
                    .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Each node takes 400 deliveries at most, so of 500 records that are due both have some. */
  private static void carryOutSlowly(DesignsOfOneUser designs) {
    designs.salesforce().on(CallMatcher.apiCalls()).always().delay(Duration.ofSeconds(6));
    designs.names().forEach(design -> post(nodes.second(), "designs/" + design + "/resume"));
    designs.salesforce().calls().awaitUnderWay(3, SOON);
    designs.salesforce().clearFaults();
  }

  /** An edit with a mistake in it is not used, whatever else it says. */
  private static void badEdit(DesignsOfOneUser designs, Relay node) {
    designs.edit(node, Map.of("password", NEW, "usrname", "nobody"));
    Awaitility.await()
        .atMost(EDIT)
        .until(
            () -> Http.send(Http.to(node.health("ready"))).body(),
            ready -> designs.names().stream().allMatch(name -> ready.contains(name + ".prop")));
    designs.edit(node, Map.of("password", OLD, "usrname", ""));
    designs.editSomethingElse(node);
  }

  private static void restart(Relay node) {
    node.stop();
    node.begin().awaitReady();
  }

  private static List<String> acceptOfEachDesign(DesignsOfOneUser designs, Relay node) {
    return designs.names().stream()
        .map(design -> designs.accept(node, design, completed(designs)))
        .toList();
  }

  private static Map<String, String> completed(DesignsOfOneUser designs) {
    String document = Site.newId();
    designs.record(document);
    return Map.of("documentId", document, "status", "DCO");
  }

  /** A call that brings what to log in with. */
  private static String acceptWith(DesignsOfOneUser designs, int number, String secret) {
    Map<String, String> values = new java.util.HashMap<>(completed(designs));
    values.put("username", DesignsOfOneUser.USER);
    values.put("password", secret);
    return designs.accept(
        nodes.inTurn(number), designs.names().get(number % designs.names().size()), values);
  }

  /** Calls from several sides at the same time; gives what they answered, in order. */
  private <T> List<T> together(int number, IntFunction<T> call) {
    List<Callable<T>> calls =
        IntStream.range(0, number).<Callable<T>>mapToObj(one -> () -> call.apply(one)).toList();
    try {
      List<T> answers = new java.util.ArrayList<>();
      for (Future<T> answer : callers.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
