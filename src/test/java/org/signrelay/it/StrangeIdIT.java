package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Json;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Document ids that mean something in SOQL, JSON, XML or a URL reach their own record alone. */
@ExtendWith(RelayExtension.class)
class StrangeIdIT {
  private static final int LONGEST = 255;

  /** Beyond the basic plane: two UTF-16 units, four bytes. */
  private static final String NON_BMP = "\ud83d\ude00";

  private static Relay relay;
  private static Site site;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site = shared.site();
  }

  /** The forms in which a call may come. */
  enum Form {
    JSON("application/json") {
      @Override
      String body(String id) {
        return Json.of(Map.of("documentId", id, "status", "DST"));
      }
    },
    XML("text/xml; charset=utf-8") {
      @Override
      String body(String id) {
        return "<call><documentId>"
            + id.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            + "</documentId><status>DST</status></call>";
      }
    };

    private final String contentType;

    Form(String contentType) {
      this.contentType = contentType;
    }

    abstract String body(String id);
  }

  private static List<String> strangeIds() {
    String own = Site.newId();
    return Stream.of(
            "'",
            "''",
            "o'Brien",
            "\"quoted\"",
            "back\\slash",
            "\\",
            "\\'",
            "\\\\'",
            "\\n\\u0027",
            "' OR Name LIKE '%",
            "') OR (Id != '",
            "100%",
            "%",
            "a_b",
            "_",
            "+ &=?#/;:@",
            "<b>&amp;</b>",
            "[x](y)",
            "\u00dcml\u00e4ut \u00df \u0130",
            "e\u0301",
            "\u6587\u66f8\u756a\u53f7",
            "\u05d0\u05d1\u05d2",
            NON_BMP + " " + NON_BMP)
        .map(strange -> own + strange + own)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void eachIdReachesItsOwnRecordAndNoOther(Form form) {
    // Given
    Map<String, String> records = new LinkedHashMap<>();
    strangeIds().forEach(id -> records.put(id, site.document(id)));
    String own = records.keySet().iterator().next().substring(0, 36);
    List<String> others =
        Stream.of("a" + own, own + "axb" + own, own + own, own + "100 and more" + own, own)
            .map(site::document)
            .toList();
    site.salesforce().calls().clear();

    // When
    Map<String, String> deliveries = site.paused(() -> accept(form, records.keySet().stream()));
    site.resumeTogether();

    // Then
    deliveries.forEach(
        (id, delivery) -> {
          JsonNode delivered = site.await(delivery, "delivered");
          assertThat(delivered.get("documentId").asText()).isEqualTo(id);
          assertThat(delivered.get("recordId").asText()).as(id).isEqualTo(records.get(id));
          assertThat(delivered.get("attempts").asInt()).isOne();
          assertThat(site.salesforce().rows().values(records.get(id), "Status__c"))
              .as(id)
              .containsExactly("DST");
          assertThat(relay.api().ofDocument(id))
              .extracting(found -> found.get("id").asText())
              .containsExactly(delivery);
        });
    others.forEach(other -> assertThat(site.status(other)).isNull());
    assertThat(site.salesforce().calls().count(CallKind.QUERY)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "'", "\\", "%", "\u6587", NON_BMP})
  void anIdMayHave255Characters(String character) {
    // Given
    String own = Site.newId();
    String id = own + character.repeat((LONGEST - own.length()) / character.length());
    String longest = id + "y".repeat(LONGEST - id.length());
    String record = site.document(longest);
    String shorter = site.document(longest.substring(0, LONGEST - 1));

    // When
    String delivery = site.accept(longest, "DST");

    // Then
    JsonNode delivered = site.await(delivery, "delivered");
    assertThat(delivered.get("documentId").asText()).isEqualTo(longest);
    assertThat(site.status(record)).isEqualTo("DST");
    assertThat(site.status(shorter)).isNull();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anIdOf256CharactersIsRefusedWithTheReason(Form form) {
    // Given
    String own = Site.newId();
    String id = own + "x".repeat(LONGEST + 1 - own.length());

    // When
    HttpResponse<String> answer = site.send(form.contentType, form.body(id));

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("documentId", "255 characters").doesNotContain(id);
    assertThat(relay.api().ofDocument(id)).isEmpty();
  }

  @Test
  void anIdWhoseLowerCaseIsLongerIsRefusedWithTheReason() {
    // Given
    String id = Site.newId() + "\u0130".repeat(LONGEST - Site.newId().length());

    // When
    HttpResponse<String> answer = site.send(Map.of("documentId", id, "status", "DST"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("documentId", "255 characters in lower case");
  }

  @Test
  void manyLongIdsAreLookedForInAsManyQueriesAsTheirUriNeeds() {
    // Given
    List<String> ids = Stream.generate(() -> Site.newId() + NON_BMP.repeat(105)).limit(30).toList();
    Map<String, String> records = new LinkedHashMap<>();
    ids.forEach(id -> records.put(id, site.document(id)));
    site.salesforce().calls().clear();

    // When
    Map<String, String> deliveries = site.paused(() -> accept(Form.JSON, ids.stream()));
    site.resumeTogether();

    // Then
    deliveries.forEach(
        (id, delivery) ->
            assertThat(site.await(delivery, "delivered").get("recordId").asText())
                .isEqualTo(records.get(id)));
    assertThat(site.salesforce().calls().all())
        .allSatisfy(call -> assertThat(call.target().length()).isLessThanOrEqualTo(16_384));
    assertThat(site.salesforce().calls().count(CallKind.COMPOSITE, CallKind.QUERY)).isOne();
  }

  private static Map<String, String> accept(Form form, Stream<String> ids) {
    Map<String, String> deliveries = new LinkedHashMap<>();
    ids.forEach(
        id -> {
          HttpResponse<String> answer = site.send(form.contentType, form.body(id));
          assertThat(answer.statusCode()).as(id).isEqualTo(202);
          deliveries.put(
              id,
              form == Form.XML
                  ? answer.body().replaceAll(".*<id>|</id>.*", "")
                  : AdminApi.json(answer).get("id").asText());
        });
    return deliveries;
  }
}
