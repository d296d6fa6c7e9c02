package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.fault.CallMatcher;

/** A changed password never locks the integration user. */
@ExtendWith(RelayExtension.class)
class LoginIT {
  private static final String NEW_PASSWORD = "the-password-after-the-change";
  private static final String TOKEN = "new-token";

  private final Relay relay;
  private final Site site;

  LoginIT(Relay relay) {
    this.relay = relay;
    this.site = relay.site();
  }

  @Test
  void aWrongPasswordIsSentOnceHoweverMuchIsWaiting() {
    // Given
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, NEW_PASSWORD, TOKEN);

    // When
    List<String> ids = acceptMany(25);

    // Then
    ids.forEach(
        id -> {
          JsonNode held = site.await(id, "held");
          assertThat(held.get("error").get("code").asText()).isEqualTo("login");
          assertThat(held.get("error").get("message").asText()).contains("INVALID_LOGIN");
          assertThat(held.get("attempts").asInt()).isZero();
        });
    assertThat(site.salesforce().calls().logins()).isEqualTo(1);
  }

  @Test
  void theNewPasswordInTheConfigurationReleasesTheBacklog() {
    // Given
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, NEW_PASSWORD, TOKEN);
    List<String> ids = acceptMany(5);
    ids.forEach(id -> site.await(id, "held"));

    // When
    site.edit(Map.of("password", NEW_PASSWORD, "security-token", TOKEN));

    // Then
    ids.forEach(id -> site.await(id, "delivered"));
    assertThat(site.salesforce().calls().logins()).isEqualTo(2);
  }

  @Test
  void anEditOfAnotherKeyReleasesNothing() {
    // Given
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, NEW_PASSWORD, TOKEN);
    String id = acceptMany(1).get(0);
    site.await(id, "held");

    // When
    site.edit(Map.of("name", "Another name of " + site.design()));

    // Then
    org.awaitility.Awaitility.await()
        .until(
            () ->
                relay
                    .api()
                    .json("designs/" + site.design())
                    .get("name")
                    .asText()
                    .startsWith("Another"));
    String next = acceptMany(1).get(0);
    site.await(next, "held");
    assertThat(site.salesforce().calls().logins()).isEqualTo(1);
    assertThat(relay.api().post("deliveries/" + id + "/retry").statusCode()).isEqualTo(409);
  }

  @Test
  void afterTwoRefusedPasswordsTheUserStandsStillUntilResumed() {
    // Given
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, NEW_PASSWORD, TOKEN);
    String id = acceptMany(1).get(0);
    site.await(id, "held");
    site.edit(Map.of("password", "another wrong one"));
    site.salesforce()
        .calls()
        .awaitCount(2, call -> call.kind().isLogin(), java.time.Duration.ofSeconds(20));

    // When
    site.edit(Map.of("name", "Mended", "password", NEW_PASSWORD, "security-token", TOKEN));

    // Then
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(
            () -> {
              var shown = relay.api().json("designs/" + site.design());
              return shown.get("name").asText().equals("Mended")
                  && shown.get("reason").asText().contains("two-logins-refused");
            });
    assertThat(site.salesforce().calls().logins()).isEqualTo(2);
    relay.api().post("designs/" + site.design() + "/resume");
    site.await(id, "delivered");
    assertThat(site.salesforce().calls().logins()).isEqualTo(3);
  }

  @Test
  void anExpiredPasswordIsNoEndlessLoop() {
    // Given
    site.salesforce().users().expirePassword(Site.SALESFORCE_USER);

    // When
    String id = acceptMany(1).get(0);

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("message").asText()).contains("password-expired");
    assertThat(site.salesforce().calls().all()).hasSize(1);
  }

  @Test
  void aLoginThatNamesAForeignServerIsRefusedAndTheTokenGoesNowhere() {
    // Given
    site.salesforce().on(CallMatcher.logins()).always().answer(loginNaming("https://evil.example"));

    // When
    String id = acceptMany(1).get(0);

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("message").asText()).contains("instance-not-allowed");
  }

  @Test
  void soapLoginSwitchedOffIsTold() {
    // Given
    site.salesforce().settings().soapLogin(false);

    // When
    String id = acceptMany(1).get(0);

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("message").asText()).contains("SOAP API login() is disabled");
  }

  private static org.signrelay.salesforce.standin.protocol.Answer loginNaming(String server) {
    return org.signrelay.salesforce.standin.protocol.Answer.text(
        200,
        "text/xml",
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns=\"urn:partner.soap.sforce.com\"><soapenv:Body><loginResponse><result>"
            + "<passwordExpired>false</passwordExpired><serverUrl>"
            + server
            + "/services/Soap/u/64.0/00D</serverUrl><sessionId>00D!secret</sessionId>"
            + "</result></loginResponse></soapenv:Body></soapenv:Envelope>");
  }

  private List<String> acceptMany(int number) {
    return Stream.generate(Site::newId)
        .limit(number)
        .peek(site::document)
        .map(id -> site.accept(id, "DCO"))
        .toList();
  }
}
