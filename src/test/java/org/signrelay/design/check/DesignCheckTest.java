package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.Credentials;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DateSettings;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.FieldSource;
import org.signrelay.design.TestConfiguration;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;

class DesignCheckTest {

  @Test
  void whatIsNotSetHasTheDefaultOfTheContract() {
    // When
    Design design = new TestConfiguration().design().orElseThrow();

    // Then
    assertThat(design.enabled()).isTrue();
    assertThat(design.org().apiVersion()).isEqualTo("64.0");
    assertThat(design.org().credentials())
        .isInstanceOfSatisfying(
            Credentials.Soap.class, soap -> assertThat(soap.apiVersion()).isEqualTo("64.0"));
    assertThat(design.retry().delays())
        .containsExactly(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));
    assertThat(design.retry().giveUpAfter()).isEqualTo(Duration.ofHours(72));
    assertThat(design.retry().noRecordGiveUpAfter()).isEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @CsvSource({
    "production, https://login.salesforce.com",
    "test, https://test.salesforce.com",
    "https://acme.my.salesforce.com, https://acme.my.salesforce.com",
    "https://acme--uat.sandbox.my.salesforce.com, https://acme--uat.sandbox.my.salesforce.com",
    "https://ACME.my.salesforce.com:443, https://acme.my.salesforce.com",
    "https://listed.example.test, https://listed.example.test",
    "https://listed.example.test:8443, https://listed.example.test:8443",
    "https://port.example.test:8443, https://port.example.test:8443",
    "http://localhost:8089, http://localhost:8089",
    "http://127.0.0.1:8089, http://127.0.0.1:8089",
    "http://[::1]:8089, http://[::1]:8089"
  })
  void anEnvironmentIsALoginHost(String environment, URI host) {
    // When
    Optional<Design> design = withHosts().with("environment", environment).design();

    // Then
    assertThat(design).map(found -> found.org().loginHost()).contains(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Production",
        "sandbox",
        "acme.my.salesforce.com",
        "http://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/",
        "https://acme.my.salesforce.com/services",
        "https://acme.my.salesforce.com?x",
        "https://acme.my.salesforce.com#x",
        "https://acme.my.salesforce.com:8443",
        "https://user:pass@acme.my.salesforce.com",
        "https://acme.my.salesforce.com@evil.example.test",
        "https://evil.example.test/.my.salesforce.com",
        "https://my.salesforce.com",
        "https://acme-my.salesforce.com",
        "https://acme.my.salesforce.com.evil.example.test",
        "https://unlisted.example.test",
        "https://port.example.test",
        "http://listed.example.test",
        "http://127.0.0.1:9999",
        "ftp://localhost:8089",
        "https://"
      })
  void anyOtherEnvironmentIsRefused(String environment) {
    // When
    Configuration configuration = withHosts().with("environment", environment).read();

    // Then
    assertThat(configuration.refused()).containsExactly(TestConfiguration.ID);
    assertThat(messages(configuration, "environment"))
        .singleElement()
        .asString()
        .contains("production", "test", ".my.salesforce.com")
        .doesNotContain("user:pass");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enabled|yes|true or false",
        "enabled|TRUE|true or false",
        "api-version|64|31.0",
        "api-version|30.0|31.0",
        "login-api-version|65.0|ends with version 64.0",
        "retry.delays|10s,,1m|separated by commas",
        "retry.delays|0s|above zero",
        "retry.delays|10s,1 minute|wrong is \"1...\"",
        "retry.give-up-after|3 days|30d",
        "retry.give-up-after|3D|30d",
        "retry.give-up-after|-1h|30d",
        "retry.give-up-after|4000d|3650d",
        "retry.give-up-after|999999999999d|3650d",
        "no-record.give-up-after|PT15M|30d",
        "record.document.object|Doc c|API name",
        "record.document.key-field|Key__c'|API name",
        "record.document.status-field|1Status|API name",
        "record.document.status-field|Key__c|another field",
        "record.document.auth-token-field|key__C|another field",
        "record.envelope.object|Env__c|is missing",
        "fields.Key__c|completionDate|is written already",
        "fields.Done__c|password|credential",
        "fields.Done__c|USER NAME|credential",
        "fields.Done__c|fileData|document itself",
        "fields.Done__c|\"open|in quotes",
        "fields.a-b|completionDate|API name",
        "status.ECO|Done|no record.envelope.object",
        "status.XYZ|Done|must stand one of",
        "status.DST|dco|look finished",
        "status.default|Finished|such as Completed",
        "status.default|Staled|such as Completed",
        "caller.header.name|X-Key|is of no use",
        "caller.header.value|s3cret-of-header|is of no use",
        "caller.basic.username|ann|is of no use",
        "caller.anonymous|true|beside a caller check"
      })
  void aMistakeNamesItsKeyAndWhatWouldBeRight(String key, String value, String right) {
    // When
    Configuration configuration = new TestConfiguration().with(key, value).read();

    // Then
    assertThat(configuration.refused()).containsExactly(TestConfiguration.ID);
    assertThat(configuration.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains(right))
        .allSatisfy(problem -> assertThat(problem.design()).contains(TestConfiguration.ID))
        .allSatisfy(problem -> assertThat(problem.key()).startsWith("signrelay.design.contracts."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment",
        "username",
        "password",
        "record.document.object",
        "record.document.key-field",
        "record.document.status-field"
      })
  void aKeyWithoutDefaultMustBeSet(String key) {
    // When
    Configuration configuration = new TestConfiguration().with(key, " ").read();

    // Then
    assertThat(messages(configuration, key)).singleElement().asString().contains("missing");
  }

  @Test
  void aDesignWithoutRecordsIsRefused() {
    // Given
    TestConfiguration values =
        new TestConfiguration()
            .without("record.document.object")
            .without("record.document.key-field")
            .without("record.document.status-field");

    // When
    Configuration configuration = values.read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("record.document.", "record.envelope.");
  }

  @ParameterizedTest
  @CsvSource({
    "login, soap",
    "reply, queued",
    "reply, outcome",
    "reply.wait, 10s",
    "reply.wait, 2m",
    "deliver.latest-only, false",
    "deliver.latest-only, true"
  })
  void whatIsSupportedMayBeWritten(String key, String value) {
    // When
    Configuration configuration = new TestConfiguration().with(key, value).read();

    // Then
    assertThat(configuration.problems()).isEmpty();
  }

  @Test
  void fieldsTakeNamedValuesAndLiterals() {
    // When
    Design design =
        new TestConfiguration()
            .with("fields.A__c", "Completed_On")
            .with("fields.B__c", "\"it's\"")
            .with("fields.C__c", "'completionDate'")
            .with("fields.D__c", "''")
            .with("fields.E__c", "Order Number")
            .design()
            .orElseThrow();

    // Then
    assertThat(design.fields())
        .containsEntry("A__c", new FieldSource.NamedValue("completionDate"))
        .containsEntry("B__c", new FieldSource.Literal("it's"))
        .containsEntry("C__c", new FieldSource.Literal("completionDate"))
        .containsEntry("D__c", new FieldSource.Literal(""))
        .containsEntry("E__c", new FieldSource.NamedValue("ordernumber"));
  }

  @Test
  void aStatusMayBeWrittenDifferentlyOrLeftAlone() {
    // When
    Design design =
        new TestConfiguration()
            .with("status.DCO", "Done")
            .with("status.dcr", "none")
            .with("status.default", "Document Completed")
            .design()
            .orElseThrow();

    // Then
    assertThat(design.statuses().valueFor(Status.COMPLETED, Kind.DOCUMENT)).contains("Done");
    assertThat(design.statuses().valueFor(Status.CREATED, Kind.DOCUMENT)).isEmpty();
    assertThat(design.statuses().valueFor(Status.EXPIRED, Kind.DOCUMENT)).contains("DEX");
    assertThat(design.statuses().defaultStatus()).contains(Status.COMPLETED);
  }

  @Test
  void twoDesignsCannotShareALabel() {
    // Given
    TestConfiguration values = new TestConfiguration().copiedTo("orders");

    // When
    Configuration configuration = values.read();

    // Then
    assertThat(configuration.loaded()).isEmpty();
    assertThat(configuration.problems())
        .hasSize(2)
        .allSatisfy(
            problem -> assertThat(problem.message()).contains("unique", "contracts", "orders"));
  }

  @Test
  void aDesignWithoutLabelIsCalledByItsId() {
    // When
    Optional<Design> design = new TestConfiguration().without("name").design();

    // Then
    assertThat(design).map(Design::name).contains("contracts");
  }

  @Test
  void oneBadDesignHoldsNoOtherUp() {
    // Given
    TestConfiguration values =
        new TestConfiguration()
            .copiedTo("orders")
            .withFull("signrelay.design.orders.name", "Orders")
            .with("enabled", "maybe");

    // When
    Configuration configuration = values.read();

    // Then
    assertThat(configuration.loaded()).containsOnlyKeys(new DesignId("orders"));
    assertThat(configuration.refused()).containsExactly(TestConfiguration.ID);
  }

  @Test
  void aSoapLoginIsWarnedAbout() {
    // When
    Configuration configuration = new TestConfiguration().read();

    // Then
    assertThat(configuration.warnings())
        .filteredOn(warning -> warning.design().isPresent())
        .singleElement()
        .asString()
        .contains("SOAP login()", "64.0", "Summer '27", "configuration alone");
  }

  private static TestConfiguration withHosts() {
    return new TestConfiguration()
        .withServer(
            "salesforce.allowed-hosts",
            "Listed.example.test, port.example.test:8443, localhost, 127.0.0.1:8089, [::1]:8089");
  }

  private static List<String> messages(Configuration configuration, String key) {
    return configuration.problems().stream()
        .filter(problem -> problem.key().equals("signrelay.design.contracts." + key))
        .map(ConfigurationProblem::message)
        .toList();
  }

  @Test
  void datesAreReadInUtcAndWithTheMonthFirstUnlessTheDesignSaysOtherwise() {
    // When
    Design usual = new TestConfiguration().design().orElseThrow();
    Design european =
        new TestConfiguration()
            .with("dates.zone", "Europe/Berlin")
            .with("dates.order", "DMY")
            .design()
            .orElseThrow();

    // Then
    assertThat(usual.dates()).isEqualTo(new DateSettings(ZoneId.of("UTC"), DateOrder.MDY));
    assertThat(european.dates())
        .isEqualTo(new DateSettings(ZoneId.of("Europe/Berlin"), DateOrder.DMY));
  }

  @ParameterizedTest
  @CsvSource({"dates.zone, Europe/Berln", "dates.order, mdy", "dates.order, MYD"})
  void aZoneOrOrderThatDoesNotExistIsRefused(String key, String value) {
    // When
    Configuration configuration = new TestConfiguration().with(key, value).read();

    // Then
    assertThat(messages(configuration, key)).singleElement().asString().contains("must be", value);
  }

  @Test
  void aDesignShowsItsSettingsWithDefaultsAndWithoutSecrets() {
    // When
    Design design =
        new TestConfiguration().with("fields.Name__c", "documentName").design().orElseThrow();

    // Then
    assertThat(design.effective())
        .containsEntry("record.document.object", "Doc__c")
        .containsEntry("fields.Name__c", "documentName")
        .containsEntry("retry.give-up-after", "72h")
        .containsEntry("password", "***")
        .containsEntry("caller.bearer-token", "***")
        .doesNotContainKeys("security-token", "document.location");
    assertThat(design.effective().toString()).doesNotContain("s3cret");
  }
}
