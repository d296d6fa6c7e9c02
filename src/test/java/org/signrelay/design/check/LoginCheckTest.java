package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Credentials;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.TestKeys;

/** Which keys each kind of login needs, and which it has no use for. */
class LoginCheckTest {
  private static final String SECRET = "s3cret-of-the-app";
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path directory;

  @Test
  void oauthWithAPasswordNeedsAppAndUser() {
    // When
    Configuration configuration =
        new TestConfiguration()
            .with("login", "oauth-password")
            .with("client-id", "app")
            .with("client-secret", SECRET)
            .with("security-token", "token")
            .read();

    // Then
    assertThat(credentials(configuration))
        .isInstanceOfSatisfying(
            Credentials.OAuthPassword.class,
            oauth -> {
              assertThat(oauth.app().clientSecret().reveal()).isEqualTo(SECRET);
              assertThat(oauth.user().passwordWithToken().reveal())
                  .isEqualTo("s3cret-of-salesforcetoken");
            });
    assertThat(orgId(configuration)).isEqualTo("login.salesforce.com/integration@example.test");
  }

  @Test
  void anAppThatLogsInByItselfIsKnownByItsClientId() {
    // When
    Configuration configuration = clientCredentials("https://acme.my.salesforce.com").read();

    // Then
    assertThat(credentials(configuration)).isInstanceOf(Credentials.OAuthClientCredentials.class);
    assertThat(orgId(configuration)).isEqualTo("acme.my.salesforce.com/app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "test", "https://login.salesforce.com"})
  void anAppCannotLogInByItselfAtAHostForEverybody(String environment) {
    // When
    Configuration configuration = clientCredentials(environment).read();

    // Then
    assertThat(messages(configuration))
        .anySatisfy(message -> assertThat(message).contains(".my.salesforce.com"));
    assertThat(configuration.loaded()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "production, https://login.salesforce.com",
    "test, https://test.salesforce.com",
    "https://acme.my.salesforce.com, https://login.salesforce.com",
    "https://acme--uat.sandbox.my.salesforce.com, https://test.salesforce.com",
    "https://acme--uat.my.salesforce.com, https://test.salesforce.com",
    "https://acme-dev.scratch.my.salesforce.com, https://test.salesforce.com"
  })
  void aSignedStatementIsAddressedToTheEnvironment(String environment, String audience)
      throws IOException {
    // When
    Configuration configuration =
        jwt(TestKeys.pkcs8(TestKeys.rsa())).with("environment", environment).read();

    // Then
    assertThat(credentials(configuration))
        .isInstanceOfSatisfying(
            Credentials.OAuthJwt.class, jwt -> assertThat(jwt.audience()).isEqualTo(audience));
  }

  @Test
  void theAudienceCanBeSet() throws IOException {
    // When
    Configuration configuration =
        jwt(TestKeys.pkcs8(TestKeys.rsa()))
            .with("oauth.audience", "https://acme.my.site.com/partners")
            .read();

    // Then
    assertThat(credentials(configuration))
        .isInstanceOfSatisfying(
            Credentials.OAuthJwt.class,
            jwt -> assertThat(jwt.audience()).isEqualTo("https://acme.my.site.com/partners"));
  }

  @ParameterizedTest
  @CsvSource({
    "soap, client-id",
    "soap, client-secret",
    "soap, private-key-file",
    "soap, oauth.audience",
    "oauth-password, private-key-file",
    "oauth-password, oauth.audience",
    "oauth-password, login-api-version",
    "oauth-client-credentials, username",
    "oauth-client-credentials, password",
    "oauth-client-credentials, security-token",
    "oauth-jwt, password",
    "oauth-jwt, client-secret",
    "notification, username",
    "notification, password",
    "notification, client-id"
  })
  void aKeyThatTheLoginHasNoUseForIsNamed(String login, String key) {
    // When
    Configuration configuration =
        new TestConfiguration().with("login", login).with(key, "x-secret-x").read();

    // Then
    assertThat(configuration.problems())
        .filteredOn(problem -> problem.key().endsWith("contracts." + key))
        .singleElement()
        .asString()
        .contains("of no use with login = " + login)
        .doesNotContain("x-secret-x");
  }

  @ParameterizedTest
  @CsvSource({
    "oauth-password, client-id",
    "oauth-password, client-secret",
    "oauth-client-credentials, client-id",
    "oauth-client-credentials, client-secret",
    "oauth-jwt, client-id",
    "oauth-jwt, private-key-file"
  })
  void aKeyThatTheLoginNeedsIsNamed(String login, String key) {
    // When
    Configuration configuration = new TestConfiguration().with("login", login).read();

    // Then
    assertThat(configuration.problems())
        .filteredOn(problem -> problem.key().endsWith("contracts." + key))
        .singleElement()
        .asString()
        .contains("is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SOAP", "oauth", "jwt", "oauth_jwt"})
  void anotherLoginIsNotKnown(String login) {
    // When
    Configuration configuration = new TestConfiguration().with("login", login).read();

    // Then
    assertThat(messages(configuration))
        .singleElement()
        .asString()
        .contains("soap, oauth-password, oauth-client-credentials, oauth-jwt or notification");
  }

  @Test
  void credentialsOfCallsNeedAnEncryptionKeyAndSayHowToMakeOne() {
    // When
    Configuration configuration = notification().read();

    // Then
    assertThat(messages(configuration))
        .singleElement()
        .asString()
        .contains("signrelay.encryption-key", "openssl rand -base64 32");
  }

  @Test
  void credentialsOfCallsNeedACallerCheck() {
    // When
    Configuration configuration =
        notification()
            .withServer("encryption-key", KEY)
            .without("caller.bearer-token")
            .with("caller.anonymous", "true")
            .read();

    // Then
    assertThat(messages(configuration)).singleElement().asString().contains("caller check");
  }

  @Test
  void credentialsOfCallsAreWarnedAboutLikeSoap() {
    // When
    Configuration configuration = notification().withServer("encryption-key", KEY).read();

    // Then
    assertThat(configuration.loaded()).hasSize(1);
    assertThat(configuration.warnings())
        .filteredOn(warning -> warning.design().isPresent())
        .singleElement()
        .asString()
        .contains("Summer '27");
  }

  @Test
  void nobodyWhoUsesOAuthIsWarned() {
    // When
    Configuration configuration = clientCredentials("https://acme.my.salesforce.com").read();

    // Then
    assertThat(configuration.warnings()).noneMatch(warning -> warning.design().isPresent());
  }

  private TestConfiguration jwt(String pem) throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), pem);
    return new TestConfiguration()
        .without("password")
        .with("login", "oauth-jwt")
        .with("client-id", "app")
        .with("private-key-file", file.toString());
  }

  private static TestConfiguration clientCredentials(String environment) {
    return new TestConfiguration()
        .without("username")
        .without("password")
        .with("environment", environment)
        .with("login", "oauth-client-credentials")
        .with("client-id", "App")
        .with("client-secret", SECRET);
  }

  private static TestConfiguration notification() {
    return new TestConfiguration()
        .without("username")
        .without("password")
        .with("login", "notification");
  }

  private static Credentials credentials(Configuration configuration) {
    assertThat(configuration.problems()).isEmpty();
    return configuration.find(TestConfiguration.ID).orElseThrow().org().credentials();
  }

  private static String orgId(Configuration configuration) {
    return configuration.find(TestConfiguration.ID).orElseThrow().org().id().value();
  }

  private static List<String> messages(Configuration configuration) {
    return configuration.problems().stream().map(ConfigurationProblem::message).toList();
  }
}
