package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.w3c.dom.Element;

/** {@code GET …?wsdl}, and what other requests that are no calls are answered. */
@ExtendWith(RelayExtension.class)
class ServiceDescriptionIT {
  private static Relay relay;
  private static Site site;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site = relay.site();
  }

  @ParameterizedTest
  @CsvSource({
    "hooks, '', ?wsdl",
    "hooks, /completed, ?WSDL",
    "transmissions, '', ?wsdl=",
  })
  void aDesignerGetsADescriptionWithTheAddressItCameBy(String calls, String status, String query)
      throws Exception {
    // Given
    String address = relay.uri() + "/" + calls + "/" + site.design() + status;

    // When
    HttpResponse<String> answer = request("GET", address + query);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    Element location =
        (Element)
            DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(UTF_8)))
                .getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "address")
                .item(0);
    assertThat(location.getAttribute("location")).isEqualTo(address);
    assertThat(answer.body().contains("documentContent")).isEqualTo(calls.equals("transmissions"));
  }

  @Test
  void aDescriptionIsTheSameWhateverTheCallerShows() {
    // When
    HttpResponse<String> stranger = request("GET", site.hook("?wsdl").toString());
    HttpResponse<String> known =
        Http.send(Http.to(site.hook("?wsdl")).header("Authorization", site.authorization()).GET());

    // Then
    assertThat(stranger.body()).isEqualTo(known.body());
  }

  @Test
  void ofADesignThatNothingMentionsThereIsNone() {
    assertThat(request("GET", relay.uri() + "/hooks/nobody-made-this?wsdl").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE"})
  void withoutAWishForADescriptionTheMethodIsRefused(String method) {
    // When
    HttpResponse<String> hook = request(method, site.hook().toString());
    HttpResponse<String> transmission = request(method, site.transmissions("").toString());

    // Then
    assertThat(hook.statusCode()).isEqualTo(405);
    assertThat(hook.headers().firstValue("Allow").orElse("")).contains("PATCH", "POST", "PUT");
    assertThat(transmission.statusCode()).isEqualTo(405);
    assertThat(transmission.headers().firstValue("Allow").orElse("")).contains("POST", "PUT");
    assertThat(hook.body().isEmpty()).isEqualTo(method.equals("HEAD"));
  }

  @Test
  void headOfADescriptionIsItsHead() {
    // When
    HttpResponse<String> answer = request("HEAD", site.hook("?wsdl").toString());

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void optionsNameTheMethodsOfACall() {
    // When
    HttpResponse<String> hook = request("OPTIONS", site.hook().toString());
    HttpResponse<String> transmission = request("OPTIONS", site.transmissions("").toString());

    // Then
    assertThat(hook.statusCode()).isEqualTo(204);
    assertThat(hook.headers().firstValue("Allow")).hasValue("OPTIONS, PATCH, POST, PUT");
    assertThat(transmission.headers().firstValue("Allow")).hasValue("OPTIONS, POST, PUT");
  }

  private static HttpResponse<String> request(String method, String address) {
    return Http.send(Http.to(URI.create(address)).method(method, BodyPublishers.noBody()));
  }
}
