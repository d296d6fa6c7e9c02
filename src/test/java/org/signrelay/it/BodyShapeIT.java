package org.signrelay.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** Bodies whose content type is another than JSON or XML, is wrong or is missing. */
@ExtendWith(RelayExtension.class)
class BodyShapeIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static Site site;
  private String documentId;
  private String record;

  @BeforeAll
  static void open(Relay relay) {
    site = relay.site(Map.of("fields.Feedback__c", "feedback"));
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
    record = site.document(documentId);
  }

  @Test
  void aFormIsReadInItsCharsetAndAnsweredInJson() {
    // Given
    String body = "Document+Id=%7B" + documentId + "%7d&status=DCO&feedback=gr%FC%df+dich&orderId=";
    HttpRequest.Builder call =
        Http.to(site.hook())
            .header("Authorization", site.authorization())
            .header("Content-Type", FORM + "; charset=ISO-8859-1")
            .POST(BodyPublishers.ofString(body, ISO_8859_1));

    // When
    HttpResponse<String> answer = Http.send(call);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    site.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(site.salesforce().rows().get(record, "Feedback__c"))
        .isEqualTo("gr\u00fc\u00df dich");
  }

  @Test
  void aDocumentInAFormIsStored() {
    // Given
    String pdf = Base64.getEncoder().encodeToString("%PDF-1.7 ~~~???".getBytes(UTF_8));

    // When
    HttpResponse<String> answer =
        site.transmit(FORM, "documentId=" + documentId + "&documentContent=" + pdf);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    site.await(AdminApi.json(answer).get("id").asText(), "delivered");
    String attachment = site.salesforce().rows().idsWhere("Attachment", "ParentId", record).get(0);
    assertThat(site.salesforce().rows().file(attachment).size()).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "documentId=x&name=100% sure | 400 | line 1, column 22",
        "documentId=x&feedback=%FF   | 400 | line 1, column 23",
        "documentId=x&documentId=y&status=DCO | 422 | \\\"x\\\"",
        "status=DCO                  | 422 | documentId",
      })
  void aFormThatCannotBeUsedIsRefused(String body, int code, String reason) {
    // When
    HttpResponse<String> answer = site.send(FORM, body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "text/plain", "image/png", "text/xml", "application/soap+xml", "-"})
  void theFirstCharacterDecidesWhateverTheContentType(String contentType) {
    // Given
    HttpRequest.Builder call =
        Http.to(site.hook())
            .header("Authorization", site.authorization())
            .POST(
                BodyPublishers.ofByteArray(
                    ("\uFEFF {\"documentId\":\"" + documentId + "\",\"status\":\"DST\"}")
                        .getBytes(UTF_8)));
    if (!contentType.equals("-")) {
      call.header("Content-Type", contentType);
    }

    // When
    HttpResponse<String> answer = Http.send(call);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("{\"result\":\"accepted\"");
  }

  @Test
  void plainTextMayHoldXml() {
    // When
    HttpResponse<String> answer =
        site.send(
            "text/plain", "<a><documentId>" + documentId + "</documentId><status>DST</status></a>");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("<response><result>accepted</result>");
  }
}
