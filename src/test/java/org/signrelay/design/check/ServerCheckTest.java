package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.AdminAccount;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.DesignId;
import org.signrelay.design.RetentionSettings;
import org.signrelay.design.Secret;
import org.signrelay.design.ServerSettings;
import org.signrelay.design.TestConfiguration;

class ServerCheckTest {
  private static final String BYTES_32 = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String HASH =
      "PBKDF2WithHmacSHA512:10000:AAAAAAAAAAAAAAAAAAAAAA==:" + BYTES_32;

  @Test
  void whatIsNotSetHasTheDefaultOfTheContract() {
    // When
    ServerSettings server = new TestConfiguration().read().server().orElseThrow();

    // Then
    assertThat(server.maxNotificationBytes()).isEqualTo(1024 * 1024);
    assertThat(server.maxDocumentBytes()).isEqualTo(2L << 30);
    assertThat(server.duplicatesWindow()).isEqualTo(Duration.ofHours(24));
    assertThat(server.retention())
        .isEqualTo(
            new RetentionSettings(Duration.ofDays(30), Duration.ofDays(180), Duration.ofDays(1)));
    assertThat(server.connections()).isEqualTo(10);
    assertThat(server.encryptionKeys()).isEmpty();
    assertThat(server.allowedHosts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-notification-size|1 MB|1MB",
        "max-notification-size|1mb|1MB",
        "max-notification-size|2GB|100MB",
        "max-notification-size|0KB|1KB",
        "duplicates.window|24|30d",
        "salesforce.connections|0|from 1 to 200",
        "salesforce.connections|ten|from 1 to 200",
        "salesforce.allowed-hosts|https://x|without https://",
        "salesforce.allowed-hosts|x:99999|host:port",
        "designs|Contracts|list of designs",
        "encryption-key|c2hvcnQ=|32 bytes",
        "encryption-key|no base64!|32 bytes",
        "max-document-size|3GB|from 1KB to 2GB",
        "document.location|folder|attachment, document, file or none",
        "retention|30|30d",
        "retention|0s|above zero",
        "retention.dead|forever|30d",
        "retention.dead|4000d|at most 3650d",
        "retention.documents|1|1h or 30d",
        "salesforce.api-reserve|120%|from 0% to 99%",
        "trusted-proxies|10.0.0.0/33|such as 192.0.2.0/24",
        "trusted-proxies|10.0.0.1,proxy.example.test|names are not looked up",
        "alerts.mail.to|x|not supported",
        "salesforce.conections|5|did you mean signrelay.salesforce.connections"
      })
  void aMistakeKeepsTheWholeServerFromBeingConfigured(String key, String value, String right) {
    // When
    Configuration configuration = new TestConfiguration().withServer(key, value).read();

    // Then
    assertThat(configuration.server()).isEmpty();
    assertThat(configuration.loaded()).isEmpty();
    assertThat(configuration.refused()).contains(TestConfiguration.ID);
    assertThat(configuration.problems()).singleElement().asString().contains(key, right);
  }

  @ParameterizedTest
  @CsvSource({
    "encryption-key, not-the-right-length-s3cret",
    "admin.password-hash, PBKDF2WithHmacSHA512:s3cret",
    "admin.password-hash, s3cret"
  })
  void aWrongSecretIsNotShown(String key, String value) {
    // When
    Configuration configuration = new TestConfiguration().withServer(key, value).read();

    // Then
    assertThat(configuration.problems())
        .anySatisfy(problem -> assertThat(problem.key()).endsWith(key))
        .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("s3cret"));
  }

  @Test
  void howLongEndedDeliveriesAreKeptIsTheAdminsChoice() {
    // When
    Configuration configuration =
        new TestConfiguration()
            .withServer("retention", "7d")
            .withServer("retention.dead", "12h")
            .read();

    // Then
    assertThat(configuration.server().orElseThrow().retention())
        .isEqualTo(
            new RetentionSettings(Duration.ofDays(7), Duration.ofHours(12), Duration.ofDays(1)));
  }

  @Test
  void severalEncryptionKeysAreKeptInOrder() {
    // Given
    String second =
        Base64.getEncoder().encodeToString("12345678901234567890123456789012".getBytes());

    // When
    Configuration configuration =
        new TestConfiguration().withServer("encryption-key", second + ", " + BYTES_32).read();

    // Then
    assertThat(configuration.server().orElseThrow().encryptionKeys())
        .containsExactly(new Secret(second), new Secret(BYTES_32));
  }

  @Test
  void withoutEncryptionKeyAWarningSaysThatPayloadsAreStoredInClear() {
    // When
    Configuration configuration = new TestConfiguration().read();

    // Then
    assertThat(configuration.warnings())
        .extracting(ConfigurationProblem::message)
        .contains("is not set: payloads are stored in clear");
  }

  @Test
  void theAdministratorGetsInAlthoughTheServersSettingsAreWrong() {
    // When
    Configuration configuration =
        new TestConfiguration()
            .withServer("admin.username", "root")
            .withServer("admin.password-hash", HASH)
            .withServer("salesforce.connections", "many")
            .read();

    // Then
    assertThat(configuration.server()).isEmpty();
    assertThat(configuration.admin()).contains(new AdminAccount("root", new Secret(HASH)));
  }

  @Test
  void aWrongAdministratorSpoilsNothingElse() {
    // When
    Configuration configuration =
        new TestConfiguration().withServer("admin.username", "root").read();

    // Then
    assertThat(configuration.admin()).isEmpty();
    assertThat(configuration.problems()).singleElement().asString().contains("password-hash");
    assertThat(configuration.loaded()).containsKey(TestConfiguration.ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PBKDF2WithHmacSHA512:10000:AAAAAAAAAAAAAAAAAAAAAA==",
        "PBKDF2WithHmacSHA512:100:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAA==",
        "PBKDF2WithHmacSHA512:10000:AAAA:AAAAAAAAAAAAAAAAAAAAAA==",
        "PBKDF2WithHmacSHA1:10000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAA=="
      })
  void aHashOfAnotherFormIsRefused(String hash) {
    // When
    Configuration configuration =
        new TestConfiguration()
            .withServer("admin.username", "root")
            .withServer("admin.password-hash", hash)
            .read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("PBKDF2WithHmacSHA512:<iterations>:<salt>:<hash>")
        .doesNotContain("AAAA");
  }

  @Test
  void aDesignExistsAsSoonAsItIsNamed() {
    // When
    Configuration configuration =
        new TestConfiguration().withServer("designs", "contracts, orders").read();

    // Then
    assertThat(configuration.refused()).containsExactly(new DesignId("orders"));
    assertThat(configuration.loaded()).containsOnlyKeys(TestConfiguration.ID);
  }

  @Test
  void aKeyOfAnImpossibleDesignIsAMistakeOfItsOwn() {
    // When
    Configuration configuration =
        new TestConfiguration().withFull("signrelay.design.My_Design.password", "s3cret").read();

    // Then
    assertThat(configuration.problems()).singleElement().asString().doesNotContain("s3cret");
    assertThat(configuration.loaded()).containsKey(TestConfiguration.ID);
  }
}
