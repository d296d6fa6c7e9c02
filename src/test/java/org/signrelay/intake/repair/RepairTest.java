package org.signrelay.intake.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.Body;
import org.signrelay.intake.body.BrokenBodyException;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.refusal.RefusedException;

/** What can be taken out of a broken body for sure, and what cannot. */
class RepairTest {
  private static final Design BOTH = SampleDesign.handling(Kind.values());

  @Test
  void aQuoteInTheNameLeavesIdAndStatusAlone() {
    // When
    Notification call =
        accepted(
            BOTH,
            "{\"documentId\": \"a-1\", \"authToken\": \"t\", \"name\": \"Lease \"B\" & more\","
                + " \"status\": \"DCO\", \"completionDate\": \"2027-01-31\"}");

    // Then
    assertThat(call.values())
        .containsExactlyInAnyOrderEntriesOf(Map.of("documentId", "a-1", "status", "DCO"));
    assertThat(call.kind()).isEqualTo(Kind.DOCUMENT);
    assertThat(call.status()).contains(Status.COMPLETED);
    assertThat(call.repair()).contains("The body is not valid JSON: line 1, column 57.");
  }

  @Test
  void anAmpersandOrBracketInTheNameLeavesElementsAlone() {
    // When
    Notification call =
        accepted(
            BOTH,
            "<DocumentStatus xmlns:p='urn:e'>\n <p:DocumentId>{A-1}</p:DocumentId>\n"
                + " <Name>A & B <C></Name><Status a='b'> DEX\n</Status>\n</DocumentStatus>");

    // Then
    assertThat(call.values()).isEqualTo(Map.of("documentId", "A-1", "status", "DEX"));
    assertThat(call.repair().orElseThrow())
        .startsWith("The body is not well-formed XML: line 3, column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'a'b','documentId':'x','status':'DCO'}",
        "{'status':'DCO','documentId':'x','name':'a\\'}",
        "{'name':'a'b','Document_ID' : 'x' ,'call':{'status':'Document Completed'}}",
        "{'name':'a'b','documentId':'x','documentId':'X','status':'DCO','event':'Completed'}",
        "{'name':'a'b','documentId':'x','envelopeId':'[Envelope ID]','orderId':'7','status':'DCO'}",
        "{'name':'a'b','documentId':'x','envelopeId':'','status':'DCO'}",
        "{'name':'a'b','documentId':'x','envelopeId':null,'status':'DCO'}",
        "{'name':'a'b','documentId':'x','envelopeId':'y','status':'DCO'}",
        "{'name':'a'b','documentId':'x','envelopeId':'y','status':'Completed',"
            + "'transactionType':'Document'}",
        "<a n='b' b' documentId='x' status='DCO'/>",
        "<a><name>A & B</name><b documentId='x'><status>DCO</status></b></a>",
        "<a><documentId>x</documentId><name>AT&T;</name><status><![CDATA[DCO]]></status></a>",
        "documentId=x&name=100%&status=DCO",
        "name=100%+sure&document+id=x&event=Document+Completed",
      })
  void whatIsCertainIsTaken(String body) {
    // When
    Notification call = accepted(BOTH, body.startsWith("{") ? body.replace('\'', '"') : body);

    // Then
    assertThat(call.values()).containsEntry("documentId", "x").hasSize(2);
    assertThat(call.kind()).isEqualTo(Kind.DOCUMENT);
    assertThat(call.status()).contains(Status.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'a'b','status':'DCO'}",
        "{'name':'a'b','documentId':'x'}",
        "{'name':'a'b','orderId':'x','status':'DCO'}",
        "{'name':'a'b','documentId':'x','documentId':'y','status':'DCO'}",
        "{'name':'a'b','documentId':'x','status':'DCO','Status':'DEX'}",
        "{'name':'a'b','documentId':'x','status':'DCO','event':'Document Expired'}",
        "{'name':'a'b','documentId':'x','status':'DCO','event':'Feedback Submitted'}",
        "{'name':'a'b','documentId':'x','status':'DCO','event':'nonsense'}",
        "{'name':'a'b','documentId':'x','status':'nonsense'}",
        "{'name':'a'b','documentId':'x'y','status':'DCO'}",
        "{'name':'a'b','documentId':'x\\u0041','status':'DCO'}",
        "{'name':'a'b','documentId':'x,'status':'DCO'}",
        "{'name':'a'b','documentId':['x'],'status':'DCO'}",
        "{'name':'a'b','documentId':'x\ty','status':'DCO'}",
        "{'name':'a'b','documentId':'x','envelopeId':'y','status':'Completed'}",
        "{'name':'a'b','envelopeId':'x','status':'DCO'}",
        "{'name':'a'b','documentId':'x','status':'Completed','transactionType':'Envelope'}",
        "{'name':'a'b','documentId':'[Document ID]','status':'DCO'}",
        "{'name':'a'b','documentId':'x','status':'[Status]'}",
        "<a><documentId>x</documentId><n>&</n><status>D&amp;CO</status></a>",
        "<a><documentId>x & y</documentId><status>DCO</status></a>",
        "<a><documentId>x<b/>y</documentId><n>&</n><status>DCO</status></a>",
        "<a><documentId>x<status>DCO</status></a>",
        "<a><documentId>x</documentId><!-- <documentId>z</documentId> --><n>&</n>"
            + "<status>DCO</status></a>",
        "<a><documentId>x</documentId><n><![CDATA[<documentId>z</documentId>]]>&</n>"
            + "<status>DCO</status></a>",
        "<a documentId='x' n='<status>DEX</status><!--' status='DCO'/>",
        "<a><documentId>x</documentId><n>& status='DCO' </n></a>",
        "<a><documentId>x</documentId><n>&</n><status>DCO</status><!DOCTYPE a></a>",
        "documentId=x%41&name=100%&status=DCO",
        "documentId=x+y&name=100%&status=DCO",
      })
  void whatIsInDoubtStaysRefused(String body) {
    // When
    Optional<Notification> call =
        repaired(BOTH, Optional.empty(), body.startsWith("{") ? body.replace('\'', '"') : body);

    // Then
    assertThat(call).isEmpty();
  }

  @Test
  void ofSoapOnlyTheBodyCounts() {
    // Given
    String soap =
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header><documentId>h"
            + "</documentId></s:Header><s:Body><documentId>x</documentId><n>A & B</n>%s</s:Body>"
            + "%s</s:Envelope>";

    // When
    Notification call = accepted(BOTH, soap.formatted("<status>DCO</status>", ""));

    // Then
    assertThat(call.values()).containsEntry("documentId", "x");
    assertThat(repaired(BOTH, Optional.empty(), soap.formatted("", "<status>DCO</status>")))
        .isEmpty();
  }

  @Test
  void theStatusMayComeFromTheUrlOrTheDesign() {
    // Given
    String body = "{\"name\":\"a\"b\",\"documentId\":\"x\",\"status\":\"DST\",\"event\":\"DCO\"}";

    // When
    Notification byUrl = repaired(BOTH, Optional.of("expired"), body).orElseThrow();
    Notification byDesign =
        accepted(
            SampleDesign.withDefault(Status.DECLINED), "{\"n\":\"a\"b\",\"documentId\":\"x\"}");

    // Then
    assertThat(byUrl.status()).contains(Status.EXPIRED);
    assertThat(byUrl.values()).isEqualTo(Map.of("documentId", "x"));
    assertThat(byDesign.status()).contains(Status.DECLINED);
  }

  @Test
  void anEventWithoutStatusIsOne() {
    // When
    Notification call =
        accepted(
            BOTH,
            "{\"n\":\"a\"b\",\"envelopeId\":\"x\",\"event\":\"Envelope Feedback Submitted\"}");

    // Then
    assertThat(call.event()).contains(LifecycleEvent.FEEDBACK_SUBMITTED);
    assertThat(call.kind()).isEqualTo(Kind.ENVELOPE);
  }

  @Test
  void ofTwoIdsTheOneCountsWhoseKindTheDesignHandles() {
    // Given
    String body =
        "{\"n\":\"a\"b\",\"documentId\":\"d\",\"envelopeId\":\"e\",\"status\":\"Completed\"}";

    // When
    Notification call = accepted(SampleDesign.handling(Kind.ENVELOPE), body);

    // Then
    assertThat(call.values()).isEqualTo(Map.of("envelopeId", "e", "status", "Completed"));
  }

  @Test
  void aDesignThatComparesAuthTokensTakesNoRepairedCall() {
    // Given
    String body = "{\"n\":\"a\"b\",\"authToken\":\"t\",\"documentId\":\"x\",\"status\":\"DCO\"}";

    // When
    Optional<Notification> call =
        repaired(SampleDesign.comparingAuthTokens(), Optional.empty(), body);

    // Then
    assertThat(call).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a><documentId>x</documentId><status>DCO</status><n>&</n></a>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a><documentId>&e;</documentId><status>DCO</status></a>",
      })
  void aDocumentTypeIsNoSyntaxError(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(RefusedException.class)
        .isNotInstanceOf(BrokenBodyException.class);
  }

  @Test
  void nestingTooDeepIsNoSyntaxError() {
    // Given
    String xml = "<a>".repeat(101) + "<documentId>x</documentId><status>DCO</status>";
    String json = "[".repeat(101) + "{\"documentId\":\"x\",\"status\":\"DCO\"}";

    // Then
    assertThatThrownBy(() -> read(xml)).isNotInstanceOf(BrokenBodyException.class);
    assertThatThrownBy(() -> read(json)).isNotInstanceOf(BrokenBodyException.class);
  }

  private static Notification accepted(Design design, String body) {
    return repaired(design, Optional.empty(), body).orElseThrow();
  }

  private static Optional<Notification> repaired(
      Design design, Optional<String> urlStatus, String body) {
    BrokenBodyException broken = catchThrowableOfType(BrokenBodyException.class, () -> read(body));
    return new Repair(design, urlStatus, Optional.empty()).of(broken).map(Repaired::notification);
  }

  private static void read(String body) {
    Body.read(body.getBytes(UTF_8), ContentType.parse("application/x-www-form-urlencoded"));
  }
}
