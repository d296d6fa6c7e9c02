package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.DocumentSettings;
import org.signrelay.design.TestConfiguration;

/** What a design may say of completed documents. */
class DocumentCheckTest {
  @Test
  void whatIsNotSetHasTheDefaultOfTheContract() {
    // When
    DocumentSettings documents = new TestConfiguration().design().orElseThrow().documents();

    // Then
    assertThat(documents)
        .isEqualTo(
            new DocumentSettings(
                DocumentLocation.ATTACHMENT,
                Optional.empty(),
                List.of(),
                "{documentName}",
                false,
                Set.of(),
                false,
                Optional.empty(),
                Duration.ofMinutes(11)));
  }

  @Test
  void everythingCanBeSet() {
    // When
    DocumentSettings documents =
        new TestConfiguration()
            .with("document.location", "document")
            .with("document.folder", "Signed_Documents")
            .with("document.parent-fields", "Lead__c, Account__c")
            .with("document.title", "{documentName} of {orderId}")
            .with("document.new-version", "true")
            .with("document.types", "application/pdf, image/TIFF")
            .with("document.too-large", "file")
            .with("document.expected", "true")
            .with("document.wait", "5m")
            .with("document.lost-answer-wait", "20m")
            .design()
            .orElseThrow()
            .documents();

    // Then
    assertThat(documents)
        .isEqualTo(
            new DocumentSettings(
                DocumentLocation.DOCUMENT,
                Optional.of("Signed_Documents"),
                List.of("Lead__c", "Account__c"),
                "{documentName} of {orderId}",
                true,
                Set.of("application/pdf", "image/tiff"),
                true,
                Optional.of(Duration.ofMinutes(5)),
                Duration.ofMinutes(20)));
  }

  @Test
  void theServerSaysWhereDocumentsGoOfDesignsThatDoNot() {
    // When
    Configuration configuration =
        new TestConfiguration().withServer("document.location", "file").read();

    // Then
    assertThat(configuration.find(TestConfiguration.ID).orElseThrow().documents().location())
        .isEqualTo(DocumentLocation.FILE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "document.location|folder|attachment, document, file or none",
        "document.location|document|document.folder",
        "document.folder|no folder!|developer name of a folder",
        "document.parent-fields|Lead-Id|API name",
        "document.title|{documentName|names of values in braces",
        "document.new-version|yes|true or false",
        "document.types|pdf|application/pdf",
        "document.too-large|drop|dead or file",
        "document.wait|0s|above zero",
        "document.lost-answer-wait|11|1h or 30d"
      })
  void aMistakeSaysWhatWouldBeRight(String key, String value, String right) {
    // When
    Configuration configuration = new TestConfiguration().with(key, value).read();

    // Then
    assertThat(configuration.refused()).containsExactly(TestConfiguration.ID);
    assertThat(configuration.problems()).singleElement().asString().contains(right);
  }
}
