package org.signrelay.intake.transmission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;

class FormTransmissionTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @ParameterizedTest
  @ValueSource(strings = {"+/+/QQ==", "%2B%2f%2B/QQ%3D%3d", "+/%0d%0A+/QQ"})
  void aDocumentIsAValueInBase64EscapedOrNot(String content) throws IOException {
    // Given
    Call call =
        Call.of(FORM, "documentId=A-1&documentContent=" + content + "&fileName=a+b.pdf&status=DCO");

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(
            tuple("documentId", "A-1"), tuple("fileName", "a b.pdf"), tuple("status", "DCO"));
    assertThat(body.documents())
        .containsExactly(
            new FoundDocument(
                "documentContent", Optional.empty(), Optional.of("a b.pdf"), Optional.empty()));
    assertThat(call.kept().texts())
        .containsExactly(new String(Base64.getDecoder().decode("+/+/QQ=="), UTF_8));
    assertThat(call.kept().complete()).containsExactly(true);
  }

  @Test
  void aDocumentOfManyPiecesStaysWholeAndDoesNotCountAsText() throws IOException {
    // Given
    byte[] document = "0123456789".repeat(20_000).getBytes(UTF_8);
    Call call =
        new Call(
            Call.of(FORM, "a=1&fileData=" + Base64.getEncoder().encodeToString(document) + "&b=2")
                .body(),
            FORM,
            new KeptDocuments());

    // When
    TransmissionBody body =
        TransmissionBody.read(
            call.body(),
            ContentType.parse(FORM),
            List.of(),
            call.kept(),
            new TransmissionLimits(1_000_000, 1_000));

    // Then
    assertThat(body.values()).extracting(FoundValue::name).containsExactly("a", "b");
    assertThat(call.kept().texts().get(0)).hasSize(200_000);
  }

  @ParameterizedTest
  @CsvSource({
    "documentContent=QUJD!, MALFORMED_DOCUMENT",
    "documentContent=QUJD%zz, MALFORMED_BODY",
    "documentContent=&a=b, EMPTY_DOCUMENT",
    "documentContent, EMPTY_DOCUMENT",
    "a=%, MALFORMED_BODY",
  })
  void whatIsWrongIsRefused(String form, Problem problem) {
    assertThat(Call.of(FORM, form).refused().problem()).isEqualTo(problem);
  }
}
