package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.standin.login.ConnectedApp;

class OAuthTest extends StandInTest {
  private static final String PRODUCTION = "https://login.salesforce.com";

  private KeyPair keys;

  @BeforeEach
  void registerApp() throws Exception {
    keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    salesforce.addUser("bob", "secret", "token");
    salesforce
        .users()
        .add(ConnectedApp.of("app", "s3cret").runAs("bob").publicKey(keys.getPublic()));
  }

  @Test
  void logsInByPassword() throws Exception {
    var answer =
        token(
            "grant_type=password&client_id=app&client_secret=s3cret"
                + "&username=bob&password=secrettoken");

    JsonNode body = RestClient.JSON.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body.path("instance_url").asText()).isEqualTo(salesforce.uri().toString());
    assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.has("expires_in")).isFalse();
    var client = new RestClient(salesforce.uri(), body.path("access_token").asText());
    assertThat(client.get("limits").status()).isEqualTo(200);
    assertThat(salesforce.calls().logins()).isEqualTo(1);
  }

  @Test
  void refusesInTheWordsOfSalesforce() throws Exception {
    assertThat(
            token("grant_type=password&client_id=app&client_secret=s3cret&username=bob&password=x")
                .body())
        .isEqualTo(
            "{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}");
    assertThat(token("grant_type=client_credentials&client_id=other&client_secret=x").body())
        .contains("invalid_client_id");
    assertThat(token("grant_type=client_credentials&client_id=app&client_secret=x").body())
        .contains("invalid_client\"");
    salesforce.users().add(ConnectedApp.of("lone", "x"));
    assertThat(token("grant_type=client_credentials&client_id=lone&client_secret=x").body())
        .contains("no client credentials user enabled");
  }

  @Test
  void refusesAFormThatCannotBeDecoded() throws Exception {
    assertThat(token("grant_type=%zz").statusCode()).isEqualTo(400);
  }

  @Test
  void logsInByClientCredentials() throws Exception {
    salesforce.users().finishTokenAnswers(answer -> answer.remove("token_type"));

    var answer = token("grant_type=client_credentials&client_id=app&client_secret=s3cret");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("token_type");
    assertThat(salesforce.calls().all().get(0).user()).contains("bob");
  }

  @Test
  void logsInByAssertionSignedWithTheAppsKey() throws Exception {
    assertThat(bearer(PRODUCTION, 170, keys).statusCode()).isEqualTo(200);

    KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertThat(bearer(PRODUCTION, 170, other).body()).contains("invalid assertion");
    assertThat(bearer("https://elsewhere", 170, keys).body()).contains("audience is invalid");
    assertThat(bearer(PRODUCTION, 600, keys).statusCode()).isEqualTo(400);
    assertThat(bearer(PRODUCTION, -1, keys).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> bearer(String audience, int seconds, KeyPair signer)
      throws Exception {
    String claims =
        "{\"iss\":\"app\",\"sub\":\"bob\",\"aud\":\"%s\",\"exp\":%d}"
            .formatted(audience, Instant.now().getEpochSecond() + seconds);
    String signed =
        encode("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + encode(claims.getBytes(StandardCharsets.UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(signer.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return token(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
            + signed
            + "."
            + encode(signature.sign()));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private HttpResponse<String> token(String form) throws Exception {
    return RestClient.form(salesforce.uri().resolve("/services/oauth2/token"), form);
  }
}
