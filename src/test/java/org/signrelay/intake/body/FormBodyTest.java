package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class FormBodyTest {

  @Test
  void eachPairIsAValue() {
    assertThat(read("documentId=D-1&Document+Name=A+%26+B%3d&x=&y&&=z&documentId=D-2&s=%7B1%7d"))
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(
            tuple("documentId", "D-1"),
            tuple("Document Name", "A & B="),
            tuple("", "z"),
            tuple("documentId", "D-2"),
            tuple("s", "{1}"));
  }

  @Test
  void aValueMayHoldTheSignThatSeparatesItFromItsName() {
    assertThat(read("a=b=c==")).extracting(FoundValue::value).containsExactly("b=c==");
  }

  @Test
  void linesThatAnAdminTypesDoNotCount() {
    assertThat(read("documentId=D-1&\r\nstatus=DCO\r\n"))
        .extracting(value -> value.name().strip(), FoundValue::value, FoundValue::place)
        .containsExactly(
            tuple("documentId", "D-1", new Place(1, 12)), tuple("status", "DCO", new Place(2, 8)));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, n=%C3%BC%e2%82%ac",
    "UTF-8, n=ü%e2%82%AC",
    "ISO-8859-15, n=%FC%A4",
    "windows-1252, n=%fc€",
    "UTF-16LE, n=%C3%BC€",
  })
  void escapesAreBytesOfTheBodysCharset(String charset, String form) {
    // When
    Body body =
        Body.read(
            form.getBytes(Charset.forName(charset)),
            ContentType.parse("application/x-www-form-urlencoded; charset=" + charset));

    // Then
    assertThat(body.format()).isEqualTo(BodyFormat.FORM);
    assertThat(body.values()).extracting(FoundValue::value).containsExactly("ü€");
  }

  @Test
  void aCharacterOfWhichOneByteIsEscapedIsWhole() {
    assertThat(
            Body.read(
                    "n=%83A".getBytes(UTF_8),
                    ContentType.parse("application/x-www-form-urlencoded; charset=Shift_JIS"))
                .values())
        .extracting(FoundValue::value)
        .containsExactly("ア");
  }

  @ParameterizedTest
  @CsvSource({
    "'a=1&name=100% sure', 'line 1, column 13'",
    "'a=1&\nname=x%4', 'line 2, column 7'",
    "'a=%', 'line 1, column 3'",
    "'a=%g0', 'line 1, column 3'",
    "'a=%0&b=1', 'line 1, column 3'",
    "'%zz=1', 'line 1, column 1'",
    "'a=%\uFF10\uFF11', 'line 1, column 3'",
    "'a=b&c=%FF', 'line 1, column 7'",
    "'a=b&c=%C3', 'line 1, column 7'",
  })
  void whatIsBrokenIsRefusedWithItsPlace(String form, String place) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(form))
        .satisfies(
            refused -> {
              assertThat(refused.refusal().problem()).isEqualTo(Problem.MALFORMED_BODY);
              assertThat(refused.refusal().detail()).endsWith(": " + place + ".");
            });
  }

  @Test
  void aLongValueStaysWhole() {
    // Given
    String text = "x%79".repeat(50_000);

    // Then
    assertThat(read("a=" + text))
        .extracting(FoundValue::value)
        .containsExactly("xy".repeat(50_000));
  }

  private static List<FoundValue> read(String form) {
    return Body.read(form.getBytes(UTF_8), ContentType.parse("application/x-www-form-urlencoded"))
        .values();
  }
}
