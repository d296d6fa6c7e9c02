package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.signrelay.it.support.Callers;
import org.signrelay.it.support.DesignsOfOneUser;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.TwoNodes;
import org.signrelay.salesforce.standin.fault.Barrier;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** However many servers share the work, Salesforce sees a refused password once. */
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "H2 is opened by one server only")
class TwoNodesLockoutIT {
  private static final String OLD = "password-until-today";
  private static final String NEW = "password-from-today";
  private static final String MISTYPED = "pasword-from-today";

  /** An edit takes effect within 10 s; a login and deliveries that follow it take their time. */
  private static final Duration EDIT = Duration.ofSeconds(10);

  private static final Duration SOON = Duration.ofSeconds(30);

  private static TwoNodes nodes;
  private static DesignsOfOneUser ten;
  private static DesignsOfOneUser behind;
  private static DesignsOfOneUser mistyped;
  private static DesignsOfOneUser brought;

  private final Callers callers = new Callers(4);

  @BeforeAll
  static void start() {
    nodes =
        TwoNodes.prepared(
            "lockout",
            Map.of(
                // What is due is more than one node takes at once.
                "signrelay.salesforce.connections", "2",
                "signrelay.salesforce.answer-timeout", "60s"));
    ten = designs("ten", 10, Map.of());
    behind = designs("behind", 2, Map.of());
    mistyped = designs("mistyped", 2, Map.of());
    brought =
        designs(
            "brought",
            2,
            Map.of("login", "notification", "username", "", "password", "", "security-token", ""));
    nodes.start();
  }

  private static DesignsOfOneUser designs(String prefix, int number, Map<String, String> special) {
    return new DesignsOfOneUser(nodes.both(), prefix, number, OLD, special);
  }

  @AfterAll
  static void stop() {
    nodes.close();
    Stream.of(ten, behind, mistyped, brought).forEach(DesignsOfOneUser::close);
  }

  @AfterEach
  void stopCallers() {
    callers.close();
  }

  @Test
  void aThousandDeliveriesOfTenDesignsCostOneBadLogin() {
    // Given
    nodes.both().forEach(node -> ten.tryOut(node, ten.inTurn(0)));
    ten.salesforce().latency(CallKind.LOGIN, Duration.ofMillis(500));
    List<String> documents = Stream.generate(Site::newId).limit(500).toList();
    List<String> records = documents.stream().map(ten::record).toList();
    List<String> ids = acceptWhilePaused(documents);
    Barrier barrier = resumeBehindABarrier();

    // When the password is changed while both nodes have calls under way
    ten.changePasswordInSalesforce(NEW);
    barrier.open();

    // Then
    nodes.both().forEach(node -> ten.awaitCounts(node, Map.of("held", 1000)));
    nodes.both().forEach(node -> ten.awaitReason(node, "login: INVALID_LOGIN"));
    assertThat(ten.refusedLogins(OLD)).hasSize(1);

    // When people do what they do then
    makeABadEdit(nodes.second());
    List<Integer> retries = retry(ids);
    nodes.both().forEach(node -> ten.names().forEach(design -> ten.tryOut(node, design)));
    restart(nodes.second());
    List<String> further = ten.acceptOfEach(nodes.second());

    // Then
    further.forEach(id -> nodes.first().api().await(id, "held"));
    assertThat(retries).hasSize(1000).containsOnly(409);
    assertThat(ten.refusedLogins(OLD)).hasSize(1);
    assertThat(ten.salesforce().calls().logins()).isEqualTo(3);

    // When one node is told the new password
    ten.edit(nodes.first(), Map.of("password", NEW));

    // Then
    Awaitility.await()
        .atMost(EDIT.plus(SOON))
        .until(() -> ten.counts(nodes.first()).containsKey("delivered"));
    nodes.both().forEach(node -> ten.awaitCounts(node, Map.of("delivered", 1010)));
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(ten.salesforce().rows().values(record, "Status__c"))
                    .containsExactly("DST", "DCO"));
    assertThat(ten.refusedLogins(OLD)).hasSize(1);
    assertThat(ten.logins(NEW)).hasSize(1);
  }

  @Test
  void aNodeWithTheOldPasswordHoldsNothingUp() {
    // Given
    behind.changePasswordInSalesforce(NEW);
    String refused = behind.acceptOfEach(nodes.second()).get(0);
    nodes.second().api().await(refused, "held");
    behind.edit(nodes.first(), Map.of("password", NEW));
    nodes.first().api().await(refused, "delivered");

    // When
    List<String> ids =
        Stream.generate(() -> behind.acceptOfEach(nodes.second()))
            .limit(10)
            .flatMap(List::stream)
            .toList();

    // Then
    for (String id : ids) {
      JsonNode delivered = nodes.second().api().await(id, "delivered");
      assertThat(delivered.get("history").findValuesAsText("outcome")).containsExactly("delivered");
    }
    assertThat(behind.refusedLogins(OLD)).hasSize(1);
    assertThat(behind.logins(NEW)).hasSize(1);
  }

  @Test
  void aThirdPasswordWaitsForAPersonOnBothNodes() {
    // Given
    mistyped.changePasswordInSalesforce(NEW);
    List<String> ids = mistyped.acceptOfEach(nodes.first());
    nodes.both().forEach(node -> mistyped.awaitReason(node, "login: INVALID_LOGIN"));
    nodes.both().forEach(node -> mistyped.edit(node, Map.of("password", MISTYPED)));
    nodes.both().forEach(node -> mistyped.awaitReason(node, "two-logins-refused"));

    // When
    mistyped.edit(nodes.second(), Map.of("password", NEW));
    mistyped.editSomethingElse();
    List<String> further =
        nodes.both().stream().flatMap(node -> mistyped.acceptOfEach(node).stream()).toList();

    // Then
    further.forEach(id -> nodes.first().api().await(id, "held"));
    nodes.both().forEach(node -> mistyped.awaitReason(node, "two-logins-refused"));
    assertThat(mistyped.refusedLogins(OLD)).hasSize(1);
    assertThat(mistyped.refusedLogins(MISTYPED)).hasSize(1);
    assertThat(mistyped.logins(NEW)).isEmpty();

    // When
    mistyped.resume(nodes.second(), mistyped.inTurn(0));

    // Then each node may send once more what it has
    Stream.concat(ids.stream(), further.stream())
        .forEach(id -> nodes.first().api().await(id, "delivered"));
    assertThat(mistyped.refusedLogins(OLD)).hasSize(1);
    assertThat(mistyped.refusedLogins(MISTYPED)).hasSizeLessThanOrEqualTo(2);
    assertThat(mistyped.logins(NEW)).hasSize(1);
  }

  @Test
  void aBadPasswordThatManyCallsBringIsSentOnce() {
    // Given
    List<String> held = callers.call(40, number -> acceptWith(MISTYPED, number));
    held.forEach(id -> nodes.first().api().await(id, "held"));
    nodes.both().forEach(node -> brought.awaitReason(node, "login: INVALID_LOGIN"));
    brought.editSomethingElse();
    assertThat(brought.salesforce().calls().logins()).isEqualTo(1);

    // When
    String right = acceptWith(OLD, 1);

    // Then
    nodes.first().api().await(right, "delivered");
    held.forEach(id -> nodes.second().api().await(id, "delivered"));
    assertThat(brought.refusedLogins(MISTYPED)).hasSize(1);
  }

  /** Of each document that it was started, then that it was completed; by both nodes in turns. */
  private List<String> acceptWhilePaused(List<String> documents) {
    ten.names().forEach(design -> ten.pause(nodes.first(), design));
    return callers
        .call(documents.size(), number -> acceptBoth(number, documents.get(number)))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> acceptBoth(int number, String document) {
    return Stream.of("DST", "DCO")
        .map(status -> Map.of("documentId", document, "status", status))
        .map(values -> ten.accept(nodes.inTurn(number), ten.inTurn(number), values))
        .toList();
  }

  /** Each node takes 400 deliveries at most, so of 500 records that are due both have some. */
  private static Barrier resumeBehindABarrier() {
    Barrier barrier = ten.salesforce().stop(CallMatcher.apiCalls());
    ten.names().forEach(design -> ten.resume(nodes.second(), design));
    ten.salesforce().calls().awaitUnderWay(3, SOON);
    return barrier;
  }

  /** An edit with a mistake in it is not used, whatever else it says. */
  private static void makeABadEdit(Relay node) {
    ten.edit(node, Map.of("password", NEW, "usrname", "nobody"));
    Awaitility.await()
        .atMost(EDIT)
        .until(
            () -> Http.send(Http.to(node.health("ready"))).body(),
            ready -> ten.names().stream().allMatch(name -> ready.contains(name + ".properties:")));
    ten.edit(node, Map.of("password", OLD, "usrname", ""));
    ten.editSomethingElse();
  }

  private List<Integer> retry(List<String> ids) {
    return callers.call(
        ids.size(),
        number ->
            nodes
                .inTurn(number)
                .api()
                .post("deliveries/" + ids.get(number) + "/retry")
                .statusCode());
  }

  private static void restart(Relay node) {
    node.stop();
    node.begin().awaitReady();
  }

  /** A call that brings what to log in with. */
  private static String acceptWith(String password, int number) {
    Map<String, String> credentials =
        Map.of("username", DesignsOfOneUser.USER, "password", DesignsOfOneUser.secret(password));
    return brought.accept(
        nodes.inTurn(number), brought.inTurn(number), brought.completed(credentials));
  }
}
