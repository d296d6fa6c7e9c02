package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.MapSource;
import org.signrelay.design.TestConfiguration;
import org.signrelay.design.source.Sources;

class KeptSecretTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2-S3cret",
        "S3cret = password",
        "S3cret: x",
        "passwordS3cret",
        "password-S3cret",
        "pasword = S3cret",
        "pass word = S3cret",
        "Password S3cret",
        "caller.basic.pasword = S3cret",
        "signrelay.design.contracts.password = S3cret",
        "my password is = S3cret",
        "S3cret",
        "S3cret\\x = y",
        "fields.S3cret! = x",
        "status.S3cret! = x",
        "api-version = 64.x password=S3cret",
        "retry.delays = 10s,password=S3cret",
        "enabled = true=S3cret",
        "api-version = 64.x\\\npassword = S3cret",
        "environment = https://admin:S3cret@acme.my.salesforce.com",
        "environment = https://admin:S3/cret@acme.my.salesforce.com",
        "client-secret = S3cret",
        "private-key-file = S3cret",
        "security-token = ${S3cret",
        "security-token = pa${S3cret}ss",
        "security-token = S3\\cret",
        "password = S3cret\npassword = S3cret2"
      })
  void aMistypedLineNeverPutsItsValueIntoTheLog(String line) throws IOException {
    // Given
    write("designs/contracts.properties", new TestConfiguration().asFile() + line + "\n");

    // When
    Configuration configuration = read();

    // Then
    assertThat(configuration.problems()).isNotEmpty();
    assertThat(configuration.toString() + configuration.problems())
        .doesNotContainIgnoringCase("S3cret", "S3/cret", "S3\\cret", "cret@", "hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "usernme = x|usernme|did you mean username",
        "userName = x|userName|did you mean username",
        "security_token = x|security_token|did you mean security-token",
        "caller.basic.user = x|caller.basic.user|did you mean caller.basic.username",
        "field.Done__c = x|field.Done__c|did you mean fields.<Field__c>",
        "recrd.document.object = x|recrd.document.object|did you mean record.document.object",
        "colour = x|colour|is no key",
        "passwordS3cret|(not shown)|did you mean password"
      })
  void anUnknownKeyIsReportedWithFileLineAndSuggestion(String line, String key, String message)
      throws IOException {
    // Given
    write(
        "designs/contracts.properties",
        "# first\n\n" + line + "\n" + new TestConfiguration().asFile());

    // When
    Configuration configuration = read();

    // Then
    assertThat(configuration.problems())
        .filteredOn(problem -> problem.source().equals("designs/contracts.properties:3"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(key))
        .satisfies(problem -> assertThat(problem.message()).contains(message));
  }

  @Test
  void aKeyWithoutItsPrefixIsToldTheRightOne() throws IOException {
    // Given
    write("signrelay.properties", "encryption-key = S3cret\n");

    // When
    Configuration configuration = read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .startsWith("signrelay.properties:1: encryption-key: ")
        .contains("did you mean signrelay.encryption-key = ...?")
        .doesNotContain("S3cret");
  }

  @Test
  void theValueOfAKnownKeyThatIsNoSecretIsShownAsItWasTyped() throws IOException {
    // Given
    write(
        "designs/contracts.properties",
        new TestConfiguration().with("api-version", "${S3CRET_NAME:65}").asFile());

    // When
    Configuration configuration = read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("designs/contracts.properties:1: api-version", "it is \"${S3CRET_NAME:65}\"");
  }

  @Test
  void aKeyThatStandsTwiceIsAMistake() throws IOException {
    // Given
    write("designs/contracts.properties", new TestConfiguration().asFile());
    write(
        "signrelay.properties",
        "\nsignrelay.design.contracts.enabled = false\nsignrelay.design.contracts.name = x");

    // When
    Configuration configuration = read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("stands already in designs/contracts.properties:3");
  }

  @Test
  void theDirectoryCannotNameItself() throws IOException {
    // Given
    write("signrelay.properties", "signrelay.config.dir = elsewhere");

    // When
    Configuration configuration = read();

    // Then
    assertThat(configuration.problems()).singleElement().asString().contains("server is started");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Configuration read() {
    MapSource server = MapSource.of(Map.of("signrelay.config.dir", directory.toString()));
    return ConfigurationReader.read(
        new Sources(() -> List.of(server)).look().snapshot(), Configuration.NONE);
  }
}
