package org.signrelay.salesforce.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Files are found by their key among whatever else there is. */
class FileSearchTest extends FileSuite {
  @ParameterizedTest
  @MethodSource("places")
  void aKeyIsFoundInAnyCaseOnLaterPages(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    IntStream.range(0, 9)
        .forEach(
            other ->
                files.create(
                    org(), place, new FileText("Other", "other.pdf", "", KEY + other), CONTENT));
    StoredFile stored = create(place);
    salesforce().settings().queryBatches(2, 2);

    // When
    var found = files.find(org(), place, KEY.toUpperCase(Locale.ROOT));

    // Then
    assertThat(found).contains(stored);
  }

  @Test
  void aFolderWithTheDocumentsOfYearsIsNotRead() {
    // Given
    FilePlace place = new FilePlace.InFolder(folder, "Signed");
    StoredFile stored = create(place);
    IntStream.range(0, 60)
        .forEach(
            old ->
                rows()
                    .insert(
                        "Document",
                        Map.of("FolderId", folder, "Name", "old", "Description", "old [k" + old)));
    salesforce().settings().queryBatches(2, 2);

    // When
    var found = find(place);

    // Then
    assertThat(found).contains(stored);
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(1);
  }

  @Test
  void aVersionIsFoundAfterALaterOneWasAdded() {
    // Given
    FilePlace place = new FilePlace.Linked(record, List.of(), true);
    StoredFile first = create(place);
    files.create(
        org(),
        place,
        new FileText("Agreement", "agreement.pdf", "", KEY + "2"),
        TestFile.of("%PDF-1.7 signed by both"));

    // When
    var found = find(place);

    // Then
    assertThat(found).contains(first);
    assertThat(files.verify(org(), place, first, CONTENT)).isEmpty();
  }

  @Test
  void aRecordWithManyFilesIsAskedForSomeAtATime() {
    // Given
    FilePlace place = new FilePlace.Linked(record, List.of(), false);
    IntStream.range(0, 450).forEach(this::link);
    StoredFile stored = create(place);

    // When
    var found = find(place);

    // Then
    assertThat(found).contains(stored);
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(4);
  }

  private void link(int number) {
    String file = rows().insert("ContentDocument", Map.of("Title", "file " + number));
    rows()
        .insert("ContentDocumentLink", Map.of("ContentDocumentId", file, "LinkedEntityId", record));
  }
}
