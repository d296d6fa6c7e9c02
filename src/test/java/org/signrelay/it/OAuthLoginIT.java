package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.TestKeys;
import org.signrelay.salesforce.standin.login.ConnectedApp;

/** Every login by OAuth delivers, and a wrong secret locks nobody out. */
@ExtendWith(RelayExtension.class)
class OAuthLoginIT {
  private static final String CLIENT_ID = "App.Of.SignRelay";
  private static final String CLIENT_SECRET = "the-secret-of-the-app";

  private final Relay relay;

  OAuthLoginIT(Relay relay) {
    this.relay = relay;
  }

  @Test
  void thePasswordOfAUserDelivers() {
    // Given
    Site site =
        relay.site(
            Map.of(
                "login", "oauth-password",
                "client-id", CLIENT_ID,
                "client-secret", CLIENT_SECRET));
    site.salesforce().users().add(ConnectedApp.of(CLIENT_ID, CLIENT_SECRET));

    // When
    String id = accept(site);

    // Then
    site.await(id, "delivered");
    assertThat(site.salesforce().calls().logins()).isOne();
  }

  @Test
  void anAppDeliversByItself() {
    // Given
    Site site = appSite(CLIENT_SECRET);
    site.salesforce()
        .users()
        .finishTokenAnswers(
            answer -> {
              answer.put("instance_url", site.salesforce().uri() + "/");
              answer.remove("token_type");
            });

    // When
    String id = accept(site);

    // Then
    site.await(id, "delivered");
  }

  @Test
  void aSignedStatementDelivers(@TempDir Path directory) throws IOException {
    // Given
    KeyPair key = TestKeys.rsa();
    Path file = Files.writeString(directory.resolve("key.pem"), TestKeys.pkcs8(key));
    Map<String, String> settings = new HashMap<>();
    settings.put("login", "oauth-jwt");
    settings.put("client-id", CLIENT_ID);
    settings.put("private-key-file", file.toString());
    settings.put("password", "");
    settings.put("security-token", "");
    Site site = relay.site(settings);
    site.salesforce().users().add(ConnectedApp.of(CLIENT_ID, "x").publicKey(key.getPublic()));

    // When
    String id = accept(site);

    // Then
    site.await(id, "delivered");
  }

  @Test
  void aWrongSecretIsSentOnceAndTheRightOneReleasesTheBacklog() {
    // Given
    Site site = appSite("wrong-secret-of-the-app");
    List<String> ids = IntStream.range(0, 8).mapToObj(number -> accept(site)).toList();
    ids.forEach(
        id -> {
          JsonNode held = site.await(id, "held");
          assertThat(held.get("error").get("code").asText()).isEqualTo("login");
          assertThat(held.get("error").get("message").asText()).contains("invalid_client");
        });
    assertThat(site.salesforce().calls().logins()).isOne();

    // When
    site.edit(Map.of("client-secret", CLIENT_SECRET));

    // Then
    ids.forEach(id -> site.await(id, "delivered"));
    assertThat(site.salesforce().calls().logins()).isEqualTo(2);
    assertThat(relay.log()).doesNotContain("wrong-secret-of-the-app", CLIENT_SECRET);
  }

  @Test
  void movingFromSoapToOAuthIsConfigurationAlone() {
    // Given
    Site site = relay.site(Map.of());
    site.salesforce().settings().soapLogin(false);
    site.salesforce()
        .users()
        .add(ConnectedApp.of(CLIENT_ID, CLIENT_SECRET).runAs(Site.SALESFORCE_USER));
    String id = accept(site);
    site.await(id, "held");

    // When
    site.edit(
        Map.of(
            "login", "oauth-client-credentials",
            "client-id", CLIENT_ID,
            "client-secret", CLIENT_SECRET,
            "username", "",
            "password", "",
            "security-token", ""));

    // Then
    site.await(id, "delivered");
  }

  @Test
  void tenDesignsOfOneUserSendAWrongPasswordOnce() {
    // Given
    Site first = relay.site(Map.of("password", "wrong for all"));
    List<Site> others =
        IntStream.range(1, 10)
            .mapToObj(
                number ->
                    relay.add(
                        Map.of(
                            "environment",
                            first.salesforce().uri().toString(),
                            "password",
                            "wrong for all")))
            .toList();
    others.forEach(relay::awaitLoaded);

    // When
    List<String> ids = others.stream().map(site -> site.accept(Site.newId(), "DCO")).toList();
    String id = first.accept(Site.newId(), "DCO");

    // Then
    first.await(id, "held");
    ids.forEach(other -> first.await(other, "held"));
    assertThat(first.salesforce().calls().logins()).isOne();
  }

  private Site appSite(String secret) {
    Map<String, String> settings = new HashMap<>();
    settings.put("login", "oauth-client-credentials");
    settings.put("client-id", CLIENT_ID);
    settings.put("client-secret", secret);
    List.of("username", "password", "security-token").forEach(key -> settings.put(key, ""));
    Site site = relay.site(settings);
    site.salesforce()
        .users()
        .add(ConnectedApp.of(CLIENT_ID, CLIENT_SECRET).runAs(Site.SALESFORCE_USER));
    return site;
  }

  private static String accept(Site site) {
    String document = Site.newId();
    site.document(document);
    return site.accept(document, "DCO");
  }
}
