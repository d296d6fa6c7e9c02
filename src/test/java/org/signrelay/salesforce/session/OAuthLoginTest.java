package org.signrelay.salesforce.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.Credentials;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.SalesforceApp;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.TestKeys;
import org.signrelay.salesforce.connection.TestHttp;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.login.ConnectedApp;
import org.signrelay.salesforce.standin.protocol.Answer;

/** The three logins by OAuth, against the stand-in. */
class OAuthLoginTest {
  private static final String USER = "integration@example.test";
  private static final String AUDIENCE = "https://login.salesforce.com";
  private static final SalesforceApp APP = new SalesforceApp("app", new Secret("s3cret & more"));
  private static final KeyPair KEY = TestKeys.rsa();

  private final SalesforceStandIn salesforce = SalesforceStandIn.start();
  private final TokenEndpoint endpoint = new TokenEndpoint();
  private final OAuthPasswordLogin password = new OAuthPasswordLogin();
  private final OAuthClientCredentialsLogin clientCredentials = new OAuthClientCredentialsLogin();
  private final OAuthJwtLogin jwt = new OAuthJwtLogin();

  @BeforeEach
  void setUp() {
    Configuration configuration =
        new TestConfiguration().withServer("salesforce.allowed-hosts", "127.0.0.1").read();
    Designs designs = new Designs(() -> configuration);
    endpoint.http = TestHttp.with(designs);
    endpoint.trustedHosts = new TrustedHosts();
    endpoint.trustedHosts.designs = designs;
    password.endpoint = endpoint;
    clientCredentials.endpoint = endpoint;
    jwt.endpoint = endpoint;
    jwt.clock = Clock.systemUTC();
    salesforce.addUser(USER, "pässword+%&", "token");
    salesforce
        .users()
        .add(
            ConnectedApp.of(APP.clientId(), APP.clientSecret().reveal())
                .runAs(USER)
                .publicKey(KEY.getPublic()));
  }

  @AfterEach
  void tearDown() {
    salesforce.close();
  }

  @Test
  void aPasswordWithItsTokenOpensASession() {
    // When
    Session session = logInByPassword("pässword+%&", Optional.of("token"));

    // Then
    assertThat(session.instance()).isEqualTo(salesforce.uri());
    assertThat(session.token().reveal()).startsWith(salesforce.organizationId().substring(0, 15));
  }

  @Test
  void aWrongPasswordIsRefused() {
    // When
    Failure failure = failureOf(() -> logInByPassword("other", Optional.empty()));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.code()).isEqualTo("invalid_grant");
    assertThat(failure.message()).isEqualTo("authentication failure");
    assertThat(salesforce.calls().logins()).isOne();
  }

  @Test
  void anAppOpensASessionByItself() {
    // When
    Session session = logInAsApp(APP);

    // Then
    assertThat(session.instance()).isEqualTo(salesforce.uri());
  }

  @Test
  void anAppWithAWrongSecretIsRefused() {
    // When
    Failure failure =
        failureOf(() -> logInAsApp(new SalesforceApp(APP.clientId(), new Secret("wrong"))));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.code()).isEqualTo("invalid_client");
  }

  @Test
  void anAppWithoutAUserToRunAsIsRefusedInSalesforcesWords() {
    // Given
    salesforce.users().add(ConnectedApp.of("lone", "x"));

    // When
    Failure failure = failureOf(() -> logInAsApp(new SalesforceApp("lone", new Secret("x"))));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.message()).isEqualTo("no client credentials user enabled");
  }

  @Test
  void aSignedStatementOpensASession() {
    // When
    Session session = logInBySignature(KEY, AUDIENCE);

    // Then
    assertThat(session.instance()).isEqualTo(salesforce.uri());
  }

  @Test
  void aStatementIsSignedAndLivesAtMostThreeMinutes() throws IOException {
    // Given
    long before = jwt.clock.instant().getEpochSecond();

    // When
    logInBySignature(KEY, AUDIENCE);

    // Then
    String form = salesforce.calls().all().get(0).body();
    String[] parts = form.replaceAll("(?s).*assertion=([^&]*).*", "$1").split("\\.");
    assertThat(json(parts[0]).get("alg").asText()).isEqualTo("RS256");
    JsonNode claims = json(parts[1]);
    assertThat(claims.get("iss").asText()).isEqualTo("app");
    assertThat(claims.get("sub").asText()).isEqualTo(USER);
    assertThat(claims.get("aud").asText()).isEqualTo(AUDIENCE);
    assertThat(claims.get("exp").asLong()).isBetween(before + 60, before + 180);
  }

  @Test
  void aSignatureOfAnotherKeyIsRefused() {
    // When
    Failure failure = failureOf(() -> logInBySignature(TestKeys.rsa(), AUDIENCE));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.code()).isEqualTo("invalid_grant");
  }

  @Test
  void anotherAudienceIsRefused() {
    // When
    Failure failure = failureOf(() -> logInBySignature(KEY, "https://elsewhere.example"));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.message()).isEqualTo("audience is invalid");
  }

  @Test
  void anAnswerMayEndItsAddressInASlashLackItsTypeAndSayMore() {
    // Given
    salesforce
        .users()
        .finishTokenAnswers(
            answer -> {
              answer.remove("token_type");
              answer.put("instance_url", salesforce.uri() + "/");
              answer.putObject("unknown").put("field", 1);
            });

    // When
    Session session = logInAsApp(APP);

    // Then
    assertThat(session.instance()).isEqualTo(salesforce.uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "http://acme.my.salesforce.com", "", "https://u@x:1/"})
  void aTokenIsSentToNoForeignServer(String address) {
    // Given
    salesforce.users().finishTokenAnswers(answer -> answer.put("instance_url", address));

    // When
    Failure failure = failureOf(() -> logInAsApp(APP));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.code()).isEqualTo("instance-not-allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"error\":\"invalid_grant\",\"error_description\":\"x\"}|HOLD|invalid_grant",
        "400|[{\"error\":\"invalid_grant\",\"error_description\":\"x\"}]|HOLD|invalid_grant",
        "400|{\"error\":\"invalid_grant\",\"error_description\":\"login rate exceeded\"}"
            + "|RETRY_LATER|invalid_grant",
        "400|<html><body>Bad Request</body></html>|HOLD|html-answer",
        "401|<html><body>Unauthorized</body></html>|HOLD|html-answer",
        "503|<html><body>Maintenance</body></html>|RETRY|html-answer",
        "429|<html><body>Too many</body></html>|RETRY|html-answer",
        "503|{\"error\":\"temporarily_unavailable\"}|RETRY|temporarily_unavailable",
        "200|<html><body>Maintenance</body></html>|RETRY|html-answer",
        "200|{\"access_tok|RETRY|unreadable-answer",
        "200|{}|RETRY|unreadable-answer",
        "302|moved|RETRY|http-302"
      })
  void anotherAnswerIsJudged(int status, String body, Reaction reaction, String code) {
    // Given
    String type = body.startsWith("<") ? Answer.HTML : Answer.JSON;
    salesforce.on(CallMatcher.logins()).always().answer(Answer.text(status, type, body));

    // When
    Failure failure = failureOf(() -> logInAsApp(APP));

    // Then
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void aTokenInAnAnswerThatIsCutOffIsNotTold() {
    // Given
    salesforce
        .on(CallMatcher.logins())
        .always()
        .answer(Answer.json(200, "{\"access_token\":\"00D!token\",\"instance_"));

    // When
    Failure failure = failureOf(() -> logInAsApp(APP));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.message()).doesNotContain("00D!token");
  }

  @Test
  void noSecretStandsInWhatIsTold() {
    // When
    Failure failure =
        failureOf(() -> logInAsApp(new SalesforceApp(APP.clientId(), new Secret("wrong-s3cret"))));

    // Then
    assertThat(failure.toString()).doesNotContain("wrong-s3cret");
    assertThat(org(new Credentials.OAuthClientCredentials(APP)).toString())
        .doesNotContain(APP.clientSecret().reveal());
  }

  private Session logInByPassword(String secret, Optional<String> token) {
    Credentials.OAuthPassword credentials =
        new Credentials.OAuthPassword(
            APP, new SalesforceUser(USER, new Secret(secret), token.map(Secret::new)));
    return password.login(org(credentials), credentials);
  }

  private Session logInAsApp(SalesforceApp app) {
    Credentials.OAuthClientCredentials credentials = new Credentials.OAuthClientCredentials(app);
    return clientCredentials.login(org(credentials), credentials);
  }

  private Session logInBySignature(KeyPair key, String audience) {
    Secret secret = new Secret(Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()));
    Credentials.OAuthJwt credentials =
        new Credentials.OAuthJwt(APP.clientId(), USER, secret, audience);
    return jwt.login(org(credentials), credentials);
  }

  private Org org(Credentials credentials) {
    return new Org(URI.create(salesforce.uri().toString()), credentials, "64.0");
  }

  private static Failure failureOf(Runnable login) {
    return catchThrowableOfType(SalesforceException.class, login::run).failure();
  }

  private static JsonNode json(String part) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
  }
}
