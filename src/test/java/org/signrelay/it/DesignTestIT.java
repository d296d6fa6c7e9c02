package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.ESignTypes;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.TypeRights;

/** An admin tries a design out before anything depends on it. */
@ExtendWith(RelayExtension.class)
class DesignTestIT {
  private static final Set<String> NOT_SET =
      Set.of("record.document.parent-fields", "document.folder");

  private static Relay relay;
  private static Site site;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    Map<String, String> settings = new HashMap<>();
    settings.put("record.document.auth-token-field", "Auth_Token__c");
    settings.put("fields.Completed_On__c", "completionDate");
    settings.put("fields.Feedback__c", "'from SignRelay'");
    settings.put("status.DCA", "Withdrawn");
    settings.put("record.envelope.object", "");
    settings.put("record.envelope.key-field", "");
    settings.put("record.envelope.status-field", "");
    site = relay.site(settings);
  }

  @BeforeEach
  void inOrder() {
    site.salesforce().clearFaults().define(ESignTypes.document());
    site.salesforce().calls().clear();
  }

  @Test
  void aDesignThatIsRightPassesAndChangesNothing() {
    // When
    Map<String, JsonNode> checks = test(site);

    // Then
    assertThat(checks.keySet())
        .containsExactly(
            "login",
            "api-version",
            "record.document.object",
            "record.document.rights",
            "record.document.key-field",
            "record.document.status-field",
            "record.document.auth-token-field",
            "record.document.fields.Completed_On__c",
            "record.document.fields.Feedback__c",
            "record.document.parent-fields",
            "record.document.look-up",
            "document.folder");
    checks.forEach(
        (name, check) ->
            assertThat(outcome(check))
                .as(name)
                .isEqualTo(NOT_SET.contains(name) ? "skipped" : "passed"));
    assertThat(message(checks, "record.document.look-up")).startsWith("No record could be found");
    assertThat(message(checks, "record.document.status-field")).contains("DCR", "Withdrawn");
    assertThat(site.salesforce().calls().count(CallKind.UPDATE)).isZero();
    assertThat(relay.api().json("deliveries?design=" + site.design()).get("items")).isEmpty();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("rights", "right to edit", type -> type.rights(TypeRights.READ_ONLY)),
        mistake("key-field", "no field Document_Id__c", type -> type.hide("Document_Id__c")),
        mistake(
            "key-field",
            "cannot be used to look records up",
            type -> type.field(Field.longTextArea("Document_Id__c", 300))),
        mistake(
            "key-field",
            "an id needs a text field",
            type -> type.field(Field.number("Document_Id__c"))),
        mistake("status-field", "no field Status__c", type -> type.hide("Status__c")),
        mistake(
            "status-field",
            "right to edit Status__c",
            type -> type.field(Field.text("Status__c", 40).readOnly())),
        mistake(
            "status-field",
            "cut from 9 to 4 characters",
            type -> type.field(Field.text("Status__c", 4))),
        mistake(
            "status-field",
            "status.DCA",
            type ->
                type.field(
                    Field.restrictedPicklist(
                        "Status__c", "DCR", "DST", "DCO", "DEX", "DCA", "DSD"))),
        mistake("auth-token-field", "no field Auth_Token__c", type -> type.hide("Auth_Token__c")),
        mistake(
            "auth-token-field",
            "a token needs a text of 36",
            type -> type.field(Field.text("Auth_Token__c", 20))),
        mistake(
            "fields.Completed_On__c",
            "no field Completed_On__c",
            type -> type.hide("Completed_On__c")),
        mistake(
            "fields.Completed_On__c",
            "right to edit Completed_On__c",
            type -> type.field(Field.dateTime("Completed_On__c").readOnly())),
        mistake(
            "fields.Completed_On__c",
            "completionDate is a date",
            type -> type.field(Field.checkbox("Completed_On__c"))),
        mistake(
            "fields.Feedback__c",
            "right would be Price",
            type -> type.field(Field.restrictedPicklist("Feedback__c", "Price"))));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void eachMistakeFailsItsOwnCheckAndSaysWhatToDo(
      String check, String whatToDo, UnaryOperator<SObjectType> mistake) {
    // Given
    site.salesforce().define(mistake.apply(ESignTypes.document()));

    // When
    Map<String, JsonNode> checks = test(site);

    // Then
    assertThat(failed(checks)).containsExactly("record.document." + check);
    assertThat(message(checks, "record.document." + check)).contains(whatToDo);
  }

  @Test
  void aKeyFieldThatIsNeitherUniqueNorIndexedPassesWithAWarning() {
    // Given
    site.salesforce().define(ESignTypes.document().field(Field.text("Document_Id__c", 255)));

    // When
    Map<String, JsonNode> checks = test(site);

    // Then
    assertThat(failed(checks)).isEmpty();
    assertThat(message(checks, "record.document.key-field"))
        .contains("it is not unique", "it is no external id");
  }

  @Test
  void anObjectThatDoesNotExistSkipsWhatIsInIt() {
    // Given
    Site other =
        relay.site(
            Map.of("record.document.object", "Dokument__c", "fields.Expires__c", "expirationDate"));

    // When
    Map<String, JsonNode> checks = test(other);

    // Then
    assertThat(failed(checks))
        .containsExactly("record.document.object", "record.envelope.fields.Expires__c");
    assertThat(message(checks, "record.document.object")).contains("Dokument__c");
    assertThat(outcome(checks.get("record.document.look-up"))).isEqualTo("skipped");
    assertThat(message(checks, "record.document.look-up"))
        .contains("record.document.object did not pass");
    assertThat(outcome(checks.get("record.envelope.look-up"))).isEqualTo("passed");
  }

  @Test
  void aVersionThatSalesforceDoesNotOfferIsNamed() {
    // Given
    Site future = relay.site(Map.of("api-version", "98.0"));

    // When
    Map<String, JsonNode> checks = test(future);

    // Then
    assertThat(failed(checks)).containsExactly("api-version");
    assertThat(message(checks, "api-version")).contains("98.0", "31.0 to 67.0");
    assertThat(outcome(checks.get("record.document.object"))).isEqualTo("skipped");
  }

  @Test
  void aLookUpThatFailsSaysWhy() {
    // Given
    site.salesforce().on(CallMatcher.kind(CallKind.QUERY)).error(503, "SERVER_UNAVAILABLE", "busy");

    // When
    Map<String, JsonNode> checks = test(site);

    // Then
    assertThat(failed(checks)).containsExactly("record.document.look-up");
    assertThat(message(checks, "record.document.look-up"))
        .contains("SERVER_UNAVAILABLE: busy", "Test again later");
  }

  @Test
  void refusedCredentialsAreSentOnceHoweverOftenTheDesignIsTested() {
    // Given
    Site locked = relay.site();
    locked.salesforce().users().changePassword(Site.SALESFORCE_USER, "another", "token");

    // When
    Map<String, JsonNode> first = test(locked);
    Map<String, JsonNode> second = test(locked);

    // Then
    assertThat(failed(first)).containsExactly("login");
    assertThat(message(first, "login")).contains("INVALID_LOGIN", "Correct username, password");
    assertThat(failed(second)).containsExactly("login");
    assertThat(outcome(second.get("api-version"))).isEqualTo("skipped");
    assertThat(outcome(second.get("record.envelope.look-up"))).isEqualTo("skipped");
    assertThat(locked.salesforce().calls().logins()).isEqualTo(1);
    assertThat(relay.api().json("designs/" + locked.design()).get("state").asText())
        .isEqualTo("running");
  }

  @Test
  void aDesignIsShownWithItsSettingsAndWithoutItsSecrets() {
    // Given a delivery that stays waiting
    Site shown = relay.site(Map.of("retry.delays", "1h"));
    String missing = shown.accept(Site.newId(), "DST");
    shown.await(missing, "waiting");

    // When
    HttpResponse<String> answer = relay.api().get("designs/" + shown.design());

    // Then
    JsonNode design = AdminApi.json(answer);
    assertThat(design.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "design",
            "name",
            "state",
            "paused",
            "reason",
            "counts",
            "lastError",
            "api",
            "configuration");
    assertThat(design.get("state").asText()).isEqualTo("running");
    assertThat(design.get("counts").get("waiting").asInt()).isEqualTo(1);
    assertThat(design.get("lastError").get("code").asText()).isEqualTo("no-record");
    assertThat(design.get("lastError").get("delivery").asText()).isEqualTo(missing);
    JsonNode configuration = design.get("configuration");
    assertThat(configuration.get("record.document.key-field").asText()).isEqualTo("Document_Id__c");
    assertThat(configuration.get("dates.zone").asText()).isEqualTo("UTC");
    assertThat(configuration.get("password").asText()).isEqualTo("***");
    assertThat(answer.body()).doesNotContain(shown.salesforcePassword(), shown.callerPassword());
  }

  @Test
  void aRefusedDesignIsListedWithWhereItsMistakesStand() {
    // Given
    Site refused = relay.add(Map.of("retry.delays", "not-to-be-shown"));

    // When
    JsonNode design =
        Awaitility.await()
            .until(
                () -> relay.api().json("designs/" + refused.design()),
                found -> found.path("state").asText().equals("refused"));

    // Then
    assertThat(design.get("reason").asText())
        .contains(refused.design() + ".properties", "retry.delays")
        .doesNotContain("not-to-be-shown");
    assertThat(relay.api().json("designs").get("items").findValuesAsText("design"))
        .contains(refused.design(), site.design());
    assertThat(relay.api().post("designs/" + refused.design() + "/test").statusCode())
        .isEqualTo(409);
    assertThat(relay.api().post("designs/no-such-design/test").statusCode()).isEqualTo(404);
    relay.files().removeDesign(refused.design());
  }

  private static Arguments mistake(
      String check, String whatToDo, UnaryOperator<SObjectType> mistake) {
    return Arguments.of(check, whatToDo, mistake);
  }

  /** What the test of a design answers, by name. */
  private static Map<String, JsonNode> test(Site tested) {
    HttpResponse<String> answer = relay.api().post("designs/" + tested.design() + "/test");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, JsonNode> checks = new LinkedHashMap<>();
    AdminApi.json(answer)
        .get("checks")
        .forEach(check -> checks.put(check.get("name").asText(), check));
    return checks;
  }

  private static Stream<String> failed(Map<String, JsonNode> checks) {
    return checks.values().stream()
        .filter(check -> outcome(check).equals("failed"))
        .map(check -> check.get("name").asText());
  }

  private static String outcome(JsonNode check) {
    return check.get("outcome").asText();
  }

  private static String message(Map<String, JsonNode> checks, String name) {
    return checks.get(name).get("message").asText();
  }
}
