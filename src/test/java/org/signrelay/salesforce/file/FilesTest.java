package org.signrelay.salesforce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Documents in Salesforce, as attachment, in a folder and as file. */
class FilesTest extends FileSuite {
  @ParameterizedTest
  @MethodSource("places")
  void whatIsStoredIsWholeAndFoundByItsKey(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    Optional<StoredFile> before = find(place);

    // When
    StoredFile stored = create(place);

    // Then
    assertThat(before).isEmpty();
    assertThat(find(place)).contains(stored);
    assertThat(files.find(org(), place, "signrelay:other")).isEmpty();
    assertThat(files.verify(org(), place, stored, CONTENT)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("places")
  void theTextsAreMadeSafeAndCut(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    FileText endless =
        new FileText("t/\n" + "t".repeat(600), "../" + "n".repeat(600) + ".pdf", "d", KEY);

    // When
    StoredFile stored = files.create(org(), place, endless, CONTENT);

    // Then
    String name = place instanceof FilePlace.Linked ? "PathOnClient" : "Name";
    assertThat(rows().get(stored.id(), name).toString())
        .hasSize(place instanceof FilePlace.Linked ? 500 : 255)
        .startsWith(".._nnn")
        .endsWith("n.pdf");
    assertThat(rows().get(stored.id(), "Description")).isEqualTo("d [" + KEY + "]");
  }

  @ParameterizedTest
  @MethodSource("places")
  void aFileOfNoBytesIsNoticed(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    StoredFile empty = create(place, TestFile.of(""));

    // When
    Optional<Failure> difference = files.verify(org(), place, empty, CONTENT);

    // Then
    assertThat(difference.orElseThrow().code()).isEqualTo("stored-incomplete");
    assertThat(difference.orElseThrow().message()).contains(empty.id(), " 0 bytes");
  }

  @Test
  void aFileOfTheSameSizeWithOtherContentIsNoticed() {
    // Given
    FilePlace place = new FilePlace.Linked(record, List.of(), false);
    StoredFile stored = create(place);

    // When
    Optional<Failure> difference =
        files.verify(org(), place, stored, TestFile.of("%PDF-1.7 forged"));

    // Then
    assertThat(difference.orElseThrow().message()).contains("other content");
  }

  @Test
  void aFileIsLinkedToFurtherRecordsOnce() {
    // Given
    String account = rows().insert("Account", Map.of("Name", "Example"));
    FilePlace place = new FilePlace.Linked(account, List.of(record), false);
    StoredFile stored = create(place);
    files.link(org(), place, stored);

    // When
    files.link(org(), place, stored);

    // Then
    assertThat(rows().idsWhere("ContentDocumentLink", "LinkedEntityId", record)).hasSize(1);
  }

  @Test
  void aFurtherRecordThatIsGoneSaysSo() {
    // Given
    String account = rows().insert("Account", Map.of("Name", "Example"));
    FilePlace place = new FilePlace.Linked(record, List.of(account), false);
    StoredFile stored = create(place);
    rows().delete(account);

    // When
    var gone =
        catchThrowableOfType(SalesforceException.class, () -> files.link(org(), place, stored));

    // Then
    assertThat(gone.failure().code()).isEqualTo("ENTITY_IS_DELETED");
  }

  @Test
  void aFileOfTheSameTitleGetsANewVersionIfThatIsWanted() {
    // Given
    FilePlace place = new FilePlace.Linked(record, List.of(), true);
    create(place);
    FileText next = new FileText("Agreement", "agreement.pdf", "Completed document", KEY + "2");

    // When
    files.create(org(), place, next, CONTENT);

    // Then
    assertThat(rows().count("ContentDocument")).isEqualTo(1);
    assertThat(rows().count("ContentVersion")).isEqualTo(2);
  }

  @Test
  void aFolderIsLookedUpOnceAndAMissingOneSaysSo() {
    // When
    FilePlace.InFolder first = files.folder(org(), "Signed");
    FilePlace.InFolder second = files.folder(org(), "Signed");
    var missing =
        catchThrowableOfType(SalesforceException.class, () -> files.folder(org(), "Missing"));

    // Then
    assertThat(List.of(first, second)).containsOnly(new FilePlace.InFolder(folder, "Signed"));
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(2);
    assertThat(missing.failure().code()).isEqualTo("no-folder");
    assertThat(missing.failure().reaction()).isEqualTo(Reaction.DEAD_LETTER);
    assertThat(missing.failure().message()).contains("Missing", "document.folder");
  }

  @Test
  void aFolderIsKnownByItsIdIfItIsForDocuments() {
    // Given
    String ofReports =
        rows().insert("Folder", Map.of("Name", "Sums", "DeveloperName", "Sums", "Type", "Report"));

    // When
    FilePlace.InFolder known = files.folder(org(), folder);
    FilePlace.InFolder short15 = files.folder(org(), folder.substring(0, 15));

    // Then
    assertThat(List.of(known.folderId(), short15.folderId())).containsOnly(folder);
    assertThatThrownBy(() -> files.folder(org(), ofReports))
        .hasMessageContainingAll("no-folder", ofReports, "document.folder");
    assertThatThrownBy(() -> files.folder(org(), "00l000000000999"))
        .hasMessageContainingAll("no-folder", "00l000000000999", "document.folder");
  }

  @Test
  void aFolderThatWasMadeAgainHasMoved() {
    // Given
    FilePlace.InFolder before = files.folder(org(), "Signed");
    rows().delete(folder);
    String again =
        rows()
            .insert(
                "Folder", Map.of("Name", "Signed", "DeveloperName", "Signed", "Type", "Document"));

    // When
    Optional<FilePlace> moved = files.moved(org(), before);

    // Then
    assertThat(moved).contains(new FilePlace.InFolder(again, "Signed"));
    assertThat(files.moved(org(), moved.get())).isEmpty();
    assertThat(files.moved(org(), attachment())).isEmpty();
  }
}
