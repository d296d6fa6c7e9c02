package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** Calls in SOAP, which are answered in the version of the caller. */
@ExtendWith(RelayExtension.class)
class SoapIT {
  private static Site site;
  private String documentId;
  private String record;

  /** A version of SOAP as its callers show it. */
  enum Version {
    SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    SOAP_1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String contentType;

    Version(String namespace, String contentType) {
      this.namespace = namespace;
      this.contentType = contentType;
    }

    String envelope(String header, String body) {
      return "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\""
          + namespace
          + "\"><s:Header>"
          + header
          + "</s:Header><s:Body><Notify xmlns=\"urn:example\">"
          + body
          + "</Notify></s:Body></s:Envelope>";
    }

    /** What an answer is in, up to its only child. */
    String answer(String child) {
      return "<soap:Envelope xmlns:soap=\""
          + namespace
          + "\"><soap:Body>"
          + child
          + "</soap:Body></soap:Envelope>";
    }

    String faultBegins(boolean callers) {
      return this == SOAP_1_1
          ? "<soap:Fault><faultcode>soap:" + (callers ? "Client" : "Server") + "</faultcode>"
          : "<soap:Fault><soap:Code><soap:Value>soap:" + (callers ? "Sender" : "Receiver") + "<";
    }
  }

  @BeforeAll
  static void open(Relay relay) {
    site = relay.site();
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
    record = site.document(documentId);
  }

  @ParameterizedTest
  @EnumSource
  void aCallIsUnwrappedAndAnsweredInTheVersionOfTheCaller(Version version) {
    // Given
    String body =
        version.envelope(
            "<Context><documentId>another</documentId><status>DEX</status></Context>",
            "<documentId>" + documentId + "</documentId><status>DCO</status>");

    // When
    HttpResponse<String> answer = send(version, body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith(version.contentType);
    String id = id(answer);
    assertThat(answer.body())
        .isEqualTo(
            version.answer("<response><result>accepted</result><id>" + id + "</id></response>"));
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentInAnEnvelopeIsAnsweredAsSoap(Version version) {
    // Given
    String pdf = Base64.getEncoder().encodeToString("%PDF-1.7 signed".getBytes(UTF_8));
    String body =
        version.envelope(
            "<documentContent>WFla</documentContent>",
            "<documentId>"
                + documentId
                + "</documentId><documentContent>"
                + pdf
                + "</documentContent>");

    // When
    HttpResponse<String> answer = site.transmit(version.contentType, body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith(version.answer("").replaceFirst("</.*", ""));
    site.await(id(answer), "delivered");
    assertThat(site.salesforce().rows().idsWhere("Attachment", "ParentId", record)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsAFaultWithTheSameCode(Version version) {
    // When
    HttpResponse<String> answer = send(version, version.envelope("", "<documentId>x</documentId>"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith(version.contentType);
    assertThat(answer.body())
        .contains(
            version.faultBegins(true),
            "<response><result>refused</result><code>422</code>"
                + "<reason>The value status is missing.</reason></response>");
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatDoesNotParseIsAFaultWithLineAndColumn(Version version) {
    // When
    HttpResponse<String> answer =
        site.send("text/plain", version.envelope("", "<name>A & B</name>"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(version.faultBegins(true), "<code>400</code>", "line 1, column ");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedBeforeItsBodyIsReadIsAFaultToo(Version version) {
    // When
    HttpResponse<String> stranger =
        Http.post(site.hook(), version.contentType, "<x/>", "SOAPAction", "\"\"");
    HttpResponse<String> tooLarge =
        send(version, version.envelope("", "<name>" + "x".repeat(1 << 20) + "</name>"));

    // Then
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(stranger.body()).contains(version.faultBegins(true), "<code>401</code>");
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(tooLarge.body()).contains(version.faultBegins(true), "<code>413</code>");
  }

  @Test
  void aCallInSoapIsAnsweredInJsonIfItAcceptsOnlyThat() {
    // When
    HttpResponse<String> answer =
        Http.post(
            site.hook(),
            "text/xml",
            Version.SOAP_1_1.envelope(
                "", "<documentId>" + documentId + "</documentId><status>DST</status>"),
            "Authorization",
            site.authorization(),
            "Accept",
            "application/json");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("{\"result\":\"accepted\",\"id\":\"");
  }

  private static HttpResponse<String> send(Version version, String body) {
    return Http.post(
        site.hook(),
        version.contentType + "; charset=utf-8",
        body,
        "Authorization",
        site.authorization(),
        "SOAPAction",
        "\"urn:example:Notify\"",
        "Accept",
        "text/xml, application/soap+xml");
  }

  private static String id(HttpResponse<String> answer) {
    return answer.body().replaceAll(".*<id>|</id>.*", "");
  }
}
