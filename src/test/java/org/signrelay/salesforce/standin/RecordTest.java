package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.TypeRights;

class RecordTest extends StandInTest {
  private static final String DOCUMENTS = "sobjects/ESign_Document__c/";

  @Test
  void createsReadsUpdatesAndDeletes() throws Exception {
    var created = client.send("POST", DOCUMENTS, "{\"Document_Id__c\":\"new\",\"Pages__c\":2}");
    String id = created.json().path("id").asText();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.raw().headers().firstValue("Location"))
        .contains("/services/data/v64.0/sobjects/ESign_Document__c/" + id);
    assertThat(client.send("PATCH", DOCUMENTS + id, "{\"Status__c\":\" DST \"}").status())
        .isEqualTo(204);
    var read = client.get(DOCUMENTS + id).json();
    assertThat(read.path("Status__c").asText()).isEqualTo("DST");
    assertThat(read.path("Pages__c").toString()).isEqualTo("2.0");
    assertThat(read.path("CreatedDate").asText()).matches("\\d{4}-.*T.*\\.\\d{3}\\+0000");
    assertThat(client.send("DELETE", DOCUMENTS + id, null).status()).isEqualTo(204);
    var gone = client.send("PATCH", DOCUMENTS + id, "{\"Status__c\":\"DCO\"}");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.errorCode()).isEqualTo("ENTITY_IS_DELETED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Nope__c\":1} | INVALID_FIELD",
        "{\"Status__c\":\"0123456789012345678901234567890123456789x\"} | STRING_TOO_LONG",
        "{\"Status__c\":5} | JSON_PARSER_ERROR",
        "{\"Completed_On__c\":\"11/24/2026\"} | JSON_PARSER_ERROR",
        "{\"Expires__c\":\"2026-11-24T00:00:00Z\"} | JSON_PARSER_ERROR",
        "{\"Status__c\": | JSON_PARSER_ERROR",
        "{\"CreatedDate\":\"2026-11-24T00:00:00Z\"} | INVALID_FIELD_FOR_INSERT_UPDATE",
        "{\"Account__c\":\"a0D5g0000000001EAA\"} | MALFORMED_ID",
        "{\"Account__c\":\"0015g00000000zzAAA\"} | INVALID_CROSS_REFERENCE_KEY",
        "{\"Document_Id__c\":\"TAKEN\"} | DUPLICATE_VALUE"
      })
  void refusesValues(String body, String code) throws Exception {
    document("taken");

    var refused = client.send("PATCH", DOCUMENTS + documentId, body);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.errorCode()).isEqualTo(code);
    assertThat(salesforce.rows().values(documentId, "Status__c")).containsExactly("DCR");
  }

  @Test
  void namesTheFieldsAtFault() throws Exception {
    String envelope = salesforce.rows().insert("ESign_Envelope__c", Map.of("Envelope_Id__c", "e"));

    var refused =
        client.send("PATCH", "sobjects/ESign_Envelope__c/" + envelope, "{\"Status__c\":\"no\"}");

    assertThat(refused.text())
        .isEqualTo(
            "[{\"message\":\"Status__c: bad value for restricted picklist field: no\","
                + "\"errorCode\":\"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST\","
                + "\"fields\":[\"Status__c\"]}]");
  }

  @Test
  void unknownRecordsAndTypesAreNotFound() throws Exception {
    assertThat(client.get(DOCUMENTS + "a0D5g00000000zzEAA").errorCode()).isEqualTo("NOT_FOUND");
    assertThat(client.get("sobjects/Nope__c/" + documentId).status()).isEqualTo(404);
    assertThat(client.get(DOCUMENTS + "0015g0000000001AAA").message())
        .startsWith("Provided external ID field does not exist or is not accessible");
  }

  @Test
  void upsertsByExternalId() throws Exception {
    var updated =
        client.send("PATCH", DOCUMENTS + "Document_Id__c/doc-1", "{\"Status__c\":\"DST\"}");
    var created =
        client.send("PATCH", DOCUMENTS + "Document_Id__c/a%2Fb%20c%25", "{\"Status__c\":\"DCR\"}");
    var old =
        client.send(
            "PATCH",
            "/services/data/v45.0/" + DOCUMENTS + "Document_Id__c/doc-1",
            "{\"Status__c\":\"DCO\"}");
    var never =
        client.send(
            "PATCH", DOCUMENTS + "Document_Id__c/none?updateOnly=true", "{\"Status__c\":\"DCR\"}");

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().path("created").asBoolean()).isFalse();
    assertThat(created.status()).isEqualTo(201);
    assertThat(salesforce.rows().idsWhere("ESign_Document__c", "Document_Id__c", "a/b c%"))
        .containsExactly(created.json().path("id").asText());
    assertThat(old.status()).isEqualTo(204);
    assertThat(never.status()).isEqualTo(404);
    assertThat(
            client
                .send("PATCH", DOCUMENTS + "Document_Id__c/doc-1", "{\"Document_Id__c\":\"doc-1\"}")
                .errorCode())
        .isEqualTo("INVALID_FIELD");
    assertThat(salesforce.rows().values(documentId, "Status__c"))
        .containsExactly("DCR", "DST", "DCO");
  }

  @Test
  void severalMatchesAreListed() throws Exception {
    salesforce.define(
        salesforce.type("ESign_Document__c").field(Field.text("Document_Id__c", 255).externalId()));
    document("doc-1");

    var several = client.get(DOCUMENTS + "Document_Id__c/doc-1");

    assertThat(several.status()).isEqualTo(300);
    assertThat(several.json()).hasSize(2);
    assertThat(client.get(DOCUMENTS + "Status__c/DCR").status()).isEqualTo(404);
  }

  @Test
  void describesFieldsAndRights() throws Exception {
    salesforce.define(salesforce.type("ESign_Envelope__c").rights(TypeRights.READ_ONLY));

    var document = client.get("sobjects/ESign_Document__c/describe").json();
    var envelope = client.get("sobjects/ESign_Envelope__c/describe").json();

    assertThat(document.path("updateable").asBoolean()).isTrue();
    assertThat(envelope.path("updateable").asBoolean()).isFalse();
    assertThat(document.path("fields"))
        .anySatisfy(
            field -> {
              assertThat(field.path("name").asText()).isEqualTo("Document_Id__c");
              assertThat(field.path("externalId").asBoolean()).isTrue();
              assertThat(field.path("unique").asBoolean()).isTrue();
              assertThat(field.path("length").asInt()).isEqualTo(255);
            });
    assertThat(envelope.path("fields"))
        .anyMatch(field -> field.path("restrictedPicklist").asBoolean());
    assertThat(client.get("sobjects/Nope__c/describe").status()).isEqualTo(404);
  }

  @Test
  void everyAnswerTellsTheQuotaAndBeyondItCallsAreRefused() throws Exception {
    salesforce.dailyLimit(10, 8);

    var ninth = client.get("limits");
    client.query("SELECT Id FROM Nope__c");
    var eleventh = client.send("PATCH", DOCUMENTS + documentId, "{\"Status__c\":\"DST\"}");

    assertThat(ninth.raw().headers().firstValue("Sforce-Limit-Info")).contains("api-usage=9/10");
    assertThat(ninth.json().at("/DailyApiRequests/Remaining").asInt()).isEqualTo(1);
    assertThat(eleventh.status()).isEqualTo(403);
    assertThat(eleventh.text())
        .isEqualTo(
            "[{\"message\":\"TotalRequests Limit exceeded.\","
                + "\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]");
    assertThat(eleventh.raw().headers().firstValue("Sforce-Limit-Info"))
        .contains("api-usage=10/10");
  }

  @Test
  void answersTellTheQuotaOfAnApp() throws Exception {
    salesforce.dailyLimit(5000, 24).appLimit("SignRelay", 250, 16);

    assertThat(client.get("limits").raw().headers().firstValue("Sforce-Limit-Info"))
        .contains("api-usage=25/5000; per-app-api-usage=17/250(appName=SignRelay)");
  }

  @Test
  void bodiesThatAreNotJsonAreRefused() throws Exception {
    var refused =
        client.send(
            client
                .request(DOCUMENTS + documentId)
                .setHeader("Content-Type", "text/plain")
                .method("PATCH", BodyPublishers.ofString("{\"Status__c\":\"DST\"}")));

    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.errorCode()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DCR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH | sobjects/ESign_Document__c | {} | 404",
        "DELETE | sobjects/ESign_Document__c | | 404",
        "PATCH | composite/sobjects/ESign_Document__c | {\"records\":[]} | 404",
        "GET | composite/sobjects | | 404",
        "GET | nothing | | 404",
        "PUT | sobjects/ESign_Document__c/a0D5g0000000001EAA | {} | 405",
        "PATCH | composite/sobjects | {\"records\":[1]} | 400",
        "POST | composite | {\"compositeRequest\":[\"GET\"]} | 400",
        "POST | composite/batch | {\"batchRequests\":[{\"url\":\"\"}]} | 200",
        "POST | sobjects/ESign_Document__c | [] | 400"
      })
  void pathsAndBodiesThatMakeNoSenseAreAnswered(String method, String path, String body, int status)
      throws Exception {
    assertThat(client.send(method, path, body).status()).isEqualTo(status);
  }

  @Test
  void versionsBeyondTheOfferedOnesAreRefused() throws Exception {
    var retired = client.get("/services/data/v30.0/limits");

    assertThat(retired.status()).isEqualTo(410);
    assertThat(retired.errorCode()).isEqualTo("UNSUPPORTED_API_VERSION");
    assertThat(client.get("/services/data/v99.0/limits").errorCode()).isEqualTo("NOT_FOUND");
    assertThat(client.get("/services/data").json().findValuesAsText("version"))
        .startsWith("31.0")
        .contains("64.0");
  }

  @Test
  void callsAreRecordedBeforeTheyAreAnswered() throws Exception {
    client.send("PATCH", DOCUMENTS + documentId, "{\"Status__c\":\"DST\"}");

    var call = salesforce.calls().of(CallKind.UPDATE).get(0);

    assertThat(call.user()).contains(USER);
    assertThat(call.status()).isEqualTo(204);
    assertThat(call.rows()).containsExactly(documentId);
    assertThat(call.body()).isEqualTo("{\"Status__c\":\"DST\"}");
    assertThat(call.path()).endsWith(documentId);
    assertThat(salesforce.calls().await(each -> each.rows().contains(documentId), Duration.ZERO))
        .isEqualTo(call);
  }
}
