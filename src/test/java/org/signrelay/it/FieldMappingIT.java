package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.ESignTypes;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.schema.Field;

/** Further fields of the record, each written as it takes its value. */
@ExtendWith(RelayExtension.class)
class FieldMappingIT {
  private static Site site;
  private static Site plain;
  private String documentId;
  private String record;

  @BeforeAll
  static void open(Relay relay) {
    plain = relay.site();
    Map<String, String> settings = new HashMap<>();
    settings.put("fields.Completed_On__c", "completionDate");
    settings.put("fields.Expires__c", "expirationDate");
    settings.put("fields.Pages__c", "pages");
    settings.put("fields.Is_Final__c", "isFinal");
    settings.put("fields.Signer_Email__c", "signerEmail");
    settings.put("fields.Reason__c", "feedback");
    settings.put("fields.Name", "documentName");
    settings.put("fields.Hidden__c", "hidden");
    settings.put("dates.zone", "America/New_York");
    site = relay.site(settings);
    site.salesforce()
        .define(
            ESignTypes.document().field(Field.restrictedPicklist("Reason__c", "Price", "Terms")));
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
    record = site.document(documentId);
  }

  @Test
  void eachFieldGetsItsValueInItsOwnType() {
    // When
    String id =
        accept(
            Map.of(
                "completionDate", "1/31/2027 3:05:09 PM",
                "expirationDate", "February 28, 2027",
                "pages", "12",
                "isFinal", "TRUE",
                "feedback", "price",
                "signerEmail", "a@example.org"));

    // Then
    site.await(id, "delivered");
    assertThat(value("Completed_On__c")).isEqualTo(Instant.parse("2027-01-31T20:05:09Z"));
    assertThat(value("Expires__c")).isEqualTo(LocalDate.of(2027, 2, 28));
    assertThat((BigDecimal) value("Pages__c")).isEqualByComparingTo("12");
    assertThat(value("Is_Final__c")).isEqualTo(true);
    assertThat(value("Reason__c")).isEqualTo("price");
    assertThat(value("Signer_Email__c")).isEqualTo("a@example.org");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @Test
  void aTextThatIsTooLongIsCutAndTheHistorySaysSo() {
    // When
    String id = accept(Map.of("documentName", "x".repeat(100)));

    // Then
    JsonNode delivery = site.await(id, "delivered");
    assertThat(value("Name")).isEqualTo("x".repeat(80));
    assertThat(delivery.get("history").get(0).get("message").asText())
        .isEqualTo("the value documentName was cut from 100 to 80 characters for Name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "completionDate | 31/01/2027 | Completed_On__c | dates.order = MDY",
        "completionDate | soon       | Completed_On__c | 1/31/2027 3:05:09 PM",
        "pages          | twelve     | Pages__c        | 1234.5",
        "isFinal        | perhaps    | Is_Final__c     | true, yes, 1, false, no or 0",
        "feedback       | Weather    | Reason__c       | Price, Terms",
        "hidden         | x          | Hidden__c       | give the right to read it",
      })
  void aValueThatDoesNotFitIsADeadLetterThatSaysWhatWouldBeRight(
      String value, String text, String field, String right) {
    // When
    String id = accept(Map.of(value, text));

    // Then
    JsonNode dead = site.await(id, "dead");
    assertThat(dead.get("error").get("code").asText()).isEqualTo("unfit-value");
    assertThat(dead.get("error").get("message").asText()).contains(field, right);
    assertThat(dead.get("attempts").asInt()).isEqualTo(1);
    assertThat(site.status(record)).isNull();
  }

  @Test
  void whatWasMendedInSalesforceCountsAtOnceAfterATest(Relay relay) {
    // Given
    Site mended = relay.site(Map.of("fields.Added__c", "feedback"));
    String added = Site.newId();
    String addedTo = mended.document(added);
    String id =
        AdminApi.json(
                mended.send(Map.of("documentId", added, "status", "DCO", "feedback", "at last")))
            .get("id")
            .asText();
    mended.await(id, "dead");
    mended.salesforce().define(ESignTypes.document().field(Field.text("Added__c", 80)));

    // When
    relay.api().post("designs/" + mended.design() + "/test");
    relay.api().post("deliveries/" + id + "/retry");

    // Then
    mended.await(id, "delivered");
    assertThat(mended.salesforce().rows().get(addedTo, "Added__c")).isEqualTo("at last");
  }

  @Test
  void fieldsAreDescribedOnceForManyDeliveriesAndNeverForAPlainStatus() {
    // Given
    site.await(accept(Map.of("pages", "1")), "delivered");
    site.salesforce().calls().clear();
    String other = Site.newId();
    plain.document(other);

    // When
    site.await(acceptNew(Map.of("pages", "2")), "delivered");
    site.await(acceptNew(Map.of("pages", "3")), "delivered");
    plain.await(plain.accept(other, "DCO"), "delivered");

    // Then
    assertThat(site.salesforce().calls().count(CallKind.DESCRIBE)).isZero();
    assertThat(plain.salesforce().calls().count(CallKind.DESCRIBE)).isZero();
  }

  @Test
  void aDescribeThatFailsIsTriedAgainLikeAnyCall(Relay relay) {
    // Given
    Site troubled = relay.site(Map.of("fields.Pages__c", "pages"));
    troubled
        .salesforce()
        .on(CallMatcher.kind(CallKind.DESCRIBE))
        .times(2)
        .error(503, "SERVER_UNAVAILABLE", "busy");
    String id = Site.newId();
    String row = troubled.document(id);

    // When
    String delivery =
        AdminApi.json(troubled.send(Map.of("documentId", id, "status", "DCO", "pages", "4")))
            .get("id")
            .asText();

    // Then
    JsonNode delivered = troubled.await(delivery, "delivered");
    assertThat(delivered.get("attempts").asInt()).isEqualTo(3);
    assertThat((BigDecimal) troubled.salesforce().rows().get(row, "Pages__c"))
        .isEqualByComparingTo("4");
  }

  private Object value(String field) {
    return site.salesforce().rows().get(record, field);
  }

  private String acceptNew(Map<String, String> values) {
    newDocument();
    return accept(values);
  }

  /** Sends a completed document with further values, which must be accepted. */
  private String accept(Map<String, String> values) {
    Map<String, String> call = new HashMap<>(values);
    call.put("documentId", documentId);
    call.put("status", "DCO");
    return AdminApi.json(site.send(call)).get("id").asText();
  }
}
