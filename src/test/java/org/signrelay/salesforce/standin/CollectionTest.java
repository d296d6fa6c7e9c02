package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.standin.protocol.CallKind;

class CollectionTest extends StandInTest {
  private static final String COLLECTION = "composite/sobjects";

  @Test
  void answersOneResultForEachRecordInOrder() throws Exception {
    String second = document("doc-2");

    var answer =
        client.send(
            "PATCH",
            COLLECTION,
            records(
                false,
                update(documentId, "DST"),
                update("a0D5g00000000zzEAA", "DST"),
                update(second, "x".repeat(41)),
                update("0015g0000000001AAA", "DST"),
                update(second, "DCO")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).hasSize(5);
    assertThat(answer.json().get(0).toString())
        .isEqualTo("{\"id\":\"" + documentId + "\",\"success\":true,\"errors\":[]}");
    assertThat(code(answer, 1)).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
    assertThat(code(answer, 2)).isEqualTo("STRING_TOO_LONG");
    assertThat(code(answer, 3)).isEqualTo("MALFORMED_ID");
    assertThat(code(answer, 4)).isEqualTo("DUPLICATE_VALUE");
    assertThat(salesforce.calls().of(CallKind.COLLECTION_UPDATE).get(0).rows())
        .containsExactly(documentId);
    assertThat(salesforce.apiCallsUsed()).isEqualTo(1);
  }

  @Test
  void allOrNoneTakesBackAndKeepsIds() throws Exception {
    String second = document("doc-2");

    var answer =
        client.send(
            "PATCH",
            COLLECTION,
            records(true, update(documentId, "DST"), update(second, "x".repeat(41))));

    assertThat(answer.json().get(0).path("id").asText()).isEqualTo(documentId);
    assertThat(answer.json().get(0).path("success").asBoolean()).isFalse();
    assertThat(code(answer, 0)).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
    assertThat(code(answer, 1)).isEqualTo("STRING_TOO_LONG");
    assertThat(salesforce.rows().values(documentId, "Status__c")).containsExactly("DCR");
  }

  @Test
  void takesTwoHundredRecordsAndTenRunsOfOneType() throws Exception {
    String records =
        IntStream.range(0, 201)
            .mapToObj(i -> "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"" + i + "\"}")
            .collect(Collectors.joining(","));
    var tooMany = client.send("POST", COLLECTION, "{\"records\":[" + records + "]}");
    String mixed =
        IntStream.range(0, 11)
            .mapToObj(i -> i % 2 == 0 ? "Account" : "Folder")
            .map(type -> "{\"attributes\":{\"type\":\"" + type + "\"},\"Name\":\"x\"}")
            .collect(Collectors.joining(","));
    var tooMixed = client.send("POST", COLLECTION, "{\"records\":[" + mixed + "]}");

    assertThat(tooMany.errorCode()).isEqualTo("EXCEEDED_ID_LIMIT");
    assertThat(tooMixed.message()).contains("more than 10 chunks");
    assertThat(salesforce.rows().count("Account")).isZero();
  }

  @Test
  void aValueOfTheWrongFormFailsTheWholeCall() throws Exception {
    var refused =
        client.send(
            "PATCH",
            COLLECTION,
            records(
                false,
                update(documentId, "DST"),
                "{\"attributes\":{\"type\":\"ESign_Document__c\"},\"id\":\""
                    + documentId
                    + "\",\"Completed_On__c\":\"yesterday\"}"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message())
        .startsWith(
            "Cannot deserialize instance of datetime from VALUE_STRING value yesterday or request"
                + " may be missing a required field at [line:1, column:");
    assertThat(salesforce.rows().values(documentId, "Status__c")).containsExactly("DCR");
  }

  @Test
  void upsertsAndDeletesCollections() throws Exception {
    var upserted =
        client.send(
            "PATCH",
            COLLECTION + "/ESign_Document__c/Document_Id__c",
            records(false, upsert("doc-1", "DST"), upsert("doc-9", "DCR"), upsert("doc-9", "DST")));
    String created = upserted.json().get(1).path("id").asText();
    var deleted = client.send("DELETE", COLLECTION + "?ids=" + documentId + "," + created, null);

    assertThat(upserted.json().findValuesAsText("created")).containsExactly("false", "true");
    assertThat(code(upserted, 2)).isEqualTo("DUPLICATE_VALUE");
    assertThat(deleted.json().findValuesAsText("success")).containsExactly("true", "true");
    assertThat(salesforce.rows().count("ESign_Document__c")).isZero();
  }

  @Test
  void readsCollections() throws Exception {
    var read =
        client.get(
            COLLECTION
                + "/ESign_Document__c?fields=Status__c&ids=a0D5g00000000zzEAA,"
                + documentId);

    assertThat(read.json().get(0).isNull()).isTrue();
    assertThat(read.json().get(1).path("Status__c").asText()).isEqualTo("DCR");
  }

  static String records(boolean allOrNone, String... records) {
    return "{\"allOrNone\":" + allOrNone + ",\"records\":[" + String.join(",", records) + "]}";
  }

  static String update(String id, String status) {
    return "{\"attributes\":{\"type\":\"ESign_Document__c\"},\"id\":\"%s\",\"Status__c\":\"%s\"}"
        .formatted(id, status);
  }

  private static String upsert(String key, String status) {
    return ("{\"attributes\":{\"type\":\"ESign_Document__c\"},\"Document_Id__c\":\"%s\","
            + "\"Status__c\":\"%s\"}")
        .formatted(key, status);
  }

  static String code(RestClient.Reply answer, int place) {
    JsonNode item = answer.json().get(place);
    assertThat(item.path("success").asBoolean()).isFalse();
    return item.at("/errors/0/statusCode").asText();
  }
}
