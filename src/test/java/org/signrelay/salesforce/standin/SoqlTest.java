package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.salesforce.standin.schema.Field;

class SoqlTest extends StandInTest {
  private static final String FROM = "SELECT Id FROM ESign_Document__c WHERE ";

  @Test
  void knowsExactlyTheDocumentedEscapes() throws Exception {
    String odd = "a'b\"c\\d\n\r\t\b\fé";
    String id = document(odd);

    var found = client.query(FROM + "Document_Id__c = 'a\\'b\\\"c\\\\d\\n\\r\\t\\b\\f\\u00e9'");

    assertThat(ids(found)).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\-b", "a\\%b", "a\\_b", "a\\ b", "a\\u12g4", "a\\/b", "\\x41", "\\0"})
  void everyOtherEscapeIsMalformed(String literal) throws Exception {
    var refused = client.query(FROM + "Document_Id__c = '" + literal + "'");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorCode()).isEqualTo("MALFORMED_QUERY");
    assertThat(refused.message()).contains("Illegal character sequence");
  }

  @Test
  void likeHasWildcardsAndTheirEscapes() throws Exception {
    String percent = document("50% off");
    String underscore = document("a_b");
    document("aXb");

    assertThat(ids(client.query(FROM + "Document_Id__c LIKE '%\\% OFF'"))).containsExactly(percent);
    assertThat(ids(client.query(FROM + "Document_Id__c LIKE 'a\\_b'"))).containsExactly(underscore);
    assertThat(ids(client.query(FROM + "Document_Id__c LIKE 'a_b'"))).hasSize(2);
    assertThat(client.query(FROM + "Document_Id__c LIKE 'a\\-b'").errorCode())
        .isEqualTo("MALFORMED_QUERY");
  }

  @Test
  void textIsComparedWithoutCaseExceptInUniqueCaseSensitiveFields() throws Exception {
    assertThat(ids(client.query(FROM + "Document_Id__c = 'DOC-1'"))).containsExactly(documentId);

    salesforce.define(
        salesforce
            .type("ESign_Document__c")
            .field(Field.text("Document_Id__c", 255).externalId().uniqueCaseSensitive()));

    assertThat(ids(client.query(FROM + "Document_Id__c = 'DOC-1'"))).isEmpty();
    assertThat(ids(client.query(FROM + "Document_Id__c IN ('x', 'doc-1')")))
        .containsExactly(documentId);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pages__c = 3 AND Is_Final__c = true | 1",
        "Pages__c >= 3 AND (Status__c = 'DST' OR Status__c = 'DCO') | 1",
        "NOT Status__c IN ('DCO', 'DST') | 1",
        "Status__c NOT IN ('DCO') AND Pages__c = null | 1",
        "Status__c != 'DCR' | 2",
        "Auth_Token__c = null | 3",
        "Auth_Token__c = '' | 3",
        "Completed_On__c > 2026-11-24T01:00:00Z | 1",
        "Completed_On__c = 2026-11-24T03:00:00+01:00 | 1",
        "Expires__c < 2027-01-01 | 1",
        "Pages__c < 3 | 1",
        "Account__r.Name = 'contoso' | 1",
        "Account__r.Name = null | 2"
      })
  void filters(String condition, int matches) throws Exception {
    String account = salesforce.rows().insert("Account", Map.of("Name", "Contoso"));
    salesforce
        .rows()
        .insert(
            "ESign_Document__c",
            Map.of(
                "Status__c",
                "DCO",
                "Pages__c",
                3,
                "Is_Final__c",
                true,
                "Account__c",
                account,
                "Completed_On__c",
                Instant.parse("2026-11-24T02:00:00Z"),
                "Expires__c",
                LocalDate.parse("2026-12-01")));
    salesforce.rows().insert("ESign_Document__c", Map.of("Status__c", "DST", "Pages__c", 1));

    assertThat(ids(client.query(FROM + condition))).hasSize(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT Nope__c FROM Account | INVALID_FIELD",
        "SELECT Id FROM Nope__c | INVALID_TYPE",
        "SELECT Id FROM | MALFORMED_QUERY",
        "SELECT Id FROM Account WHERE Name = 'x | MALFORMED_QUERY",
        "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c' | MALFORMED_QUERY",
        "SELECT Id FROM Account WHERE Id = 'nonsense' | INVALID_QUERY_FILTER_OPERATOR",
        "SELECT Id FROM Account WHERE Name = 5 | INVALID_FIELD",
        "SELECT Id FROM Account WHERE IsDeleted = 'false' | INVALID_FIELD",
        "SELECT Id FROM Account WHERE Description = 'x' | INVALID_FIELD",
        "SELECT Nope__r.Name FROM Account | INVALID_FIELD",
        "SELECT Id FROM Account WHERE CreatedDate > 2026-13-45T00:00:00Z | MALFORMED_QUERY",
        "SELECT Id, Name, name FROM Account | INVALID_FIELD",
        "SELECT Id FROM ContentDocumentLink | MALFORMED_QUERY",
        "SELECT Id FROM Account OFFSET 3000 | NUMBER_OUTSIDE_VALID_RANGE"
      })
  void refuses(String query, String code) throws Exception {
    var refused = client.query(query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errorCode()).isEqualTo(code);
  }

  @Test
  void wordsAnUnknownFieldAsSalesforceDoes() throws Exception {
    assertThat(client.query("SELECT Id, Nope__c FROM Account").message())
        .startsWith("\nSELECT Id, Nope__c FROM Account\n           ^\nERROR at Row:1:Column:12\n")
        .contains("No such column 'Nope__c' on entity 'Account'. If you are attempting to use");
  }

  @Test
  void sortsLimitsCountsAndReachesParents() throws Exception {
    String account = salesforce.rows().insert("Account", Map.of("Name", "b"));
    salesforce.rows().insert("Account", Map.of("Name", "A", "ParentId", account));
    salesforce.rows().insert("Account", Map.of("Name", "c"));

    var sorted =
        client.query("SELECT Name, Parent.Name FROM Account ORDER BY Name DESC LIMIT 2 OFFSET 1");

    assertThat(sorted.json().path("records").findValuesAsText("Name"))
        .containsExactly("b", "A", "b");
    assertThat(sorted.json().at("/records/0/Parent").isNull()).isTrue();
    assertThat(sorted.json().at("/records/1/Parent/attributes/type").asText()).isEqualTo("Account");
    JsonNode count = client.query("SELECT COUNT() FROM Account").json();
    assertThat(count.path("totalSize").asInt()).isEqualTo(3);
    assertThat(count.path("records")).isEmpty();
  }

  @Test
  void idsOf15And18CharactersAreEqual() throws Exception {
    assertThat(ids(client.query(FROM + "Id = '" + documentId.substring(0, 15) + "'")))
        .containsExactly(documentId);
    assertThat(client.get("sobjects/ESign_Document__c/" + documentId.substring(0, 15)).status())
        .isEqualTo(200);
  }

  @Test
  void pagesAreFollowedByUrlAndQueryAllFindsDeletedRecords() throws Exception {
    salesforce.settings().queryBatches(2, 2);
    for (int i = 0; i < 4; i++) {
      document("more-" + i);
    }
    var first = client.query("SELECT Id FROM ESign_Document__c");
    var second = client.get(first.json().path("nextRecordsUrl").asText());
    var third = client.get(second.json().path("nextRecordsUrl").asText());

    assertThat(first.json().path("totalSize").asInt()).isEqualTo(5);
    assertThat(first.json().path("done").asBoolean()).isFalse();
    assertThat(third.json().path("records")).hasSize(1);
    assertThat(third.json().path("done").asBoolean()).isTrue();
    assertThat(client.get("query/01g000000000000AAA-2").errorCode())
        .isEqualTo("INVALID_QUERY_LOCATOR");
    salesforce.rows().delete(documentId);
    assertThat(
            client
                .get("queryAll?q=SELECT+COUNT()+FROM+ESign_Document__c")
                .json()
                .path("totalSize")
                .asInt())
        .isEqualTo(5);
  }

  @Test
  void aUriBeyond16KilobytesIsRefusedWithAPage() throws Exception {
    var refused = client.query(FROM + "Document_Id__c = '" + "x".repeat(17_000) + "'");

    assertThat(refused.status()).isEqualTo(414);
    assertThat(refused.text()).startsWith("<html>");
  }

  private static List<String> ids(RestClient.Reply found) {
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    var ids = new ArrayList<String>();
    found.json().path("records").forEach(record -> ids.add(record.path("Id").asText()));
    return ids;
  }
}
