package org.signrelay.intake.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.Body;
import org.signrelay.intake.body.BrokenBodyException;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.refusal.RefusedException;

/** Whatever a body is made of, a repair invents nothing. */
class RepairPropertyTest {
  private static final Design DESIGN = SampleDesign.handling(Kind.values());

  @Property
  void aRepairNeverThrowsAndItsIdStandsInTheBody(@ForAll("bodies") String body) {
    repaired(body)
        .ifPresent(
            call -> {
              assertThat(body).contains(call.id());
              assertThat(call.values()).hasSizeLessThanOrEqualTo(2);
            });
  }

  @Property
  void aNameNeverChangesWhatTheTemplateSays(
      @ForAll("names") String name, @ForAll("templates") String template) {
    accepted(template.replace("NAME", name))
        .ifPresent(
            call -> {
              assertThat(call.id()).isEqualTo("the-id");
              assertThat(call.status()).contains(Status.COMPLETED);
            });
  }

  private static Optional<Notification> accepted(String body) {
    return repaired(body);
  }

  private static Optional<Notification> repaired(String body) {
    try {
      Body.read(body.getBytes(UTF_8), ContentType.parse("application/x-www-form-urlencoded"));
      return Optional.empty();
    } catch (BrokenBodyException broken) {
      return new Repair(DESIGN, Optional.empty(), Optional.empty())
          .of(broken)
          .map(Repaired::notification);
    } catch (RefusedException refused) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                ":",
                ",",
                "<",
                ">",
                "</",
                "/>",
                "&",
                "=",
                "%",
                "\\",
                "'",
                " ",
                "\n",
                "documentId",
                "envelopeId",
                "status",
                "event",
                "DCO",
                "ECO",
                "x-1",
                "\"documentId\":\"x-1\"",
                "\"status\":\"DCO\"",
                "<documentId>x-1</documentId>",
                "<status>ECO</status>",
                "<envelopeId>",
                "</envelopeId>",
                " documentId=\"x-2\"",
                "documentId=x-1&",
                "status=DCO&",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "<!DOCTYPE",
                "<s:Envelope>",
                "<s:Body>",
                "</s:Body>",
                "transactionType"),
            Arbitraries.strings().ofMaxLength(3));
    return Arbitraries.of("{", "<a>", "<a ", "a=%&", "")
        .flatMap(
            start ->
                pieces
                    .list()
                    .ofMaxSize(25)
                    .map((List<String> parts) -> start + String.join("", parts)));
  }

  /** Names that try to speak for the call. */
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "\"",
            "&",
            "<",
            ">",
            "\\",
            ",",
            "}",
            " ",
            "a",
            "'",
            ":",
            "\"documentId\":\"other\"",
            "\",\"documentId\":\"other\"",
            "\",\"status\":\"DEX\"",
            "<documentId>other</documentId>",
            "</name><documentId>other</documentId>",
            "<status>DEX</status>",
            " status=\"DEX\"",
            "<b status=\"DEX\"/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&documentId=other&",
            "%")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
        "{\"documentId\":\"the-id\",\"name\":\"NAME\",\"status\":\"DCO\"}",
        "{\"name\":\"NAME\",\"documentId\":\"the-id\",\"status\":\"DCO\"}",
        "<a><name>NAME</name><documentId>the-id</documentId><status>DCO</status></a>",
        "<a><documentId>the-id</documentId><status>DCO</status><name>NAME</name></a>",
        "<a documentId=\"the-id\" name=\"NAME\" status=\"DCO\"/>",
        "documentId=the-id&name=NAME&status=DCO");
  }
}
