package org.signrelay.salesforce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that Salesforce and the file systems of its users take. */
class SafeTextTest {
  private static final String KEY = "signrelay:0123456789abcdef";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contract.pdf|contract.pdf",
        "../../etc/passwd|.._.._etc_passwd",
        "C:\\temp\\a.pdf|C_temp_a.pdf",
        "Lease \"B\" <C>?.pdf|Lease _B_ _C_.pdf",
        "'  '|document"
      })
  void aFileNameHasNoFoldersAndNothingThatASystemRefuses(String sent, String safe) {
    // When
    String name = SafeText.fileName(sent, 255);

    // Then
    assertThat(name).isEqualTo(safe);
  }

  @Test
  void aFileNameThatIsCutKeepsItsExtension() {
    // When
    String name = SafeText.fileName("x".repeat(300) + ".pdf", 255);

    // Then
    assertThat(name).hasSize(255).endsWith("x.pdf");
  }

  @Test
  void aTitleStandsOnOneLineAndIsCut() {
    // When
    String title = SafeText.title("one\r\ntwo" + "x".repeat(300), 255);

    // Then
    assertThat(title).hasSize(255).startsWith("one two");
  }

  @Test
  void aFileNameDoesNotPretendToHaveAnotherExtension() {
    // When
    String name = SafeText.fileName("contract\u202Efdp.exe", 255);

    // Then
    assertThat(name).isEqualTo("contract_fdp.exe");
  }

  @Test
  void aKeyThatWouldFillTheDescriptionIsRefused() {
    // When
    var refused =
        catchThrowableOfType(
            IllegalArgumentException.class, () -> new FileText("t", "f", "d", "k".repeat(101)));

    // Then
    assertThat(refused).hasMessageContaining("101");
  }

  @Test
  void halfACharacterIsNeverLeft() {
    // When
    String title = SafeText.title("x".repeat(9) + "\uD83D\uDE00", 10);

    // Then
    assertThat(title).isEqualTo("x".repeat(9));
  }

  @Test
  void theKeyStandsWholeAtTheEndOfADescriptionThatIsCut() {
    // When
    String description = SafeText.description("y".repeat(500), KEY, 255);

    // Then
    assertThat(description).hasSize(255).endsWith("[" + KEY + "]");
    assertThat(SafeText.holdsKey(description, KEY.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(SafeText.holdsKey(description + " edited", KEY)).isFalse();
  }
}
