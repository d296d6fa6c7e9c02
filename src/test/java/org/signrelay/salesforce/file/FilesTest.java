package org.signrelay.salesforce.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.record.TestQueries;
import org.signrelay.salesforce.session.SessionCalls;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Documents in Salesforce, as attachment, in a folder and as file. */
class FilesTest {
  private static final String KEY = "signrelay:0123456789abcdef0123456789abcdef";
  private static final FileText TEXT =
      new FileText("Agreement", "agreement.pdf", "Completed document", KEY);
  private static final byte[] CONTENT = "%PDF-1.7 signed".getBytes(UTF_8);

  private final ConnectedOrg connected = ConnectedOrg.bySoap();
  private final Files files = new Files();
  private String record;
  private String folder;

  /** A place for a record and a folder. */
  private interface Choice {
    FilePlace of(String record, String folder);
  }

  @BeforeEach
  void prepare() {
    SessionCalls calls = connected.afresh();
    files.queries = TestQueries.queries(calls);
    files.fields = TestQueries.fields(calls);
    files.creates = new Creates();
    files.creates.calls = calls;
    files.folders = new Folders();
    files.folders.queries = files.queries;
    record =
        connected.salesforce().rows().insert("ESign_Document__c", Map.of("Document_Id__c", "one"));
    folder =
        connected
            .salesforce()
            .rows()
            .insert(
                "Folder", Map.of("Name", "Signed", "DeveloperName", "Signed", "Type", "Document"));
  }

  @AfterEach
  void close() {
    connected.close();
  }

  static Stream<Choice> places() {
    return Stream.of(
        (record, folder) -> new FilePlace.Attachment(record),
        (record, folder) -> new FilePlace.InFolder(folder),
        (record, folder) -> new FilePlace.Linked(record, List.of(), false));
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatIsStoredIsWholeAndFoundByItsKey(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    Optional<StoredFile> before = files.find(connected.org(), place, KEY);

    // When
    StoredFile stored = files.create(connected.org(), place, TEXT, new Content());

    // Then
    assertThat(before).isEmpty();
    assertThat(files.find(connected.org(), place, KEY)).contains(stored);
    assertThat(files.find(connected.org(), place, "signrelay:other")).isEmpty();
    assertThat(files.verify(connected.org(), place, stored, new Content())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("places")
  void aCreateWhoseAnswerIsLostMayHaveHappened(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    connected.salesforce().on(CallMatcher.kind(CallKind.UPLOAD)).times(1).cutAfterWork();

    // When
    assertThatThrownBy(() -> files.create(connected.org(), place, TEXT, new Content()))
        // Then
        .isInstanceOfSatisfying(
            SalesforceException.class,
            lost -> assertThat(lost.failure().reaction()).isEqualTo(Reaction.RECONCILE));
    assertThat(files.find(connected.org(), place, KEY)).isPresent();
  }

  @Test
  void anUploadThatIsCutDidNotHappen() {
    // Given
    connected.salesforce().on(CallMatcher.kind(CallKind.UPLOAD)).times(1).cutUploadAfter(10);

    // When
    assertThatThrownBy(
            () ->
                files.create(connected.org(), new FilePlace.Attachment(record), TEXT, new Large()))
        // Then
        .isInstanceOfSatisfying(
            SalesforceException.class,
            cut -> assertThat(cut.failure().reaction()).isEqualTo(Reaction.RETRY));
  }

  @Test
  void anErrorWithACodeSaysThatNothingWasCreated() {
    // Given
    connected
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD))
        .times(1)
        .error(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");

    // When
    assertThatThrownBy(
            () ->
                files.create(
                    connected.org(), new FilePlace.Attachment(record), TEXT, new Content()))
        // Then
        .isInstanceOfSatisfying(
            SalesforceException.class,
            refused -> {
              assertThat(refused.failure().code()).isEqualTo("STORAGE_LIMIT_EXCEEDED");
              assertThat(refused.failure().reaction()).isNotEqualTo(Reaction.RECONCILE);
            });
  }

  @Test
  void anUploadIsRepeatedInANewSession() {
    // Given
    connected
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD))
        .times(1)
        .error(401, "INVALID_SESSION_ID", "Session expired or invalid");
    FilePlace place = new FilePlace.Attachment(record);

    // When
    StoredFile stored = files.create(connected.org(), place, TEXT, new Content());

    // Then
    assertThat(files.verify(connected.org(), place, stored, new Content())).isEmpty();
    assertThat(connected.salesforce().rows().count("Attachment")).isEqualTo(1);
  }

  @Test
  void whatIsNotWholeIsNoticed() {
    // Given
    FilePlace place = new FilePlace.Attachment(record);
    StoredFile stored = files.create(connected.org(), place, TEXT, new Content());

    // When
    Optional<Failure> difference = files.verify(connected.org(), place, stored, new Large());

    // Then
    assertThat(difference.orElseThrow().code()).isEqualTo("stored-incomplete");
    assertThat(difference.orElseThrow().message()).contains(stored.id());
  }

  @Test
  void aFileIsLinkedToFurtherRecordsOnce() {
    // Given
    String account = connected.salesforce().rows().insert("Account", Map.of("Name", "Example"));
    FilePlace place = new FilePlace.Linked(account, List.of(record), false);
    StoredFile stored = files.create(connected.org(), place, TEXT, new Content());
    files.link(connected.org(), place, stored);

    // When
    files.link(connected.org(), place, stored);

    // Then
    assertThat(
            connected.salesforce().rows().idsWhere("ContentDocumentLink", "LinkedEntityId", record))
        .hasSize(1);
  }

  @Test
  void aFileOfTheSameTitleGetsANewVersionIfThatIsWanted() {
    // Given
    FilePlace place = new FilePlace.Linked(record, List.of(), true);
    files.create(connected.org(), place, TEXT, new Content());
    FileText next = new FileText("Agreement", "agreement.pdf", "Completed document", KEY + "2");

    // When
    files.create(connected.org(), place, next, new Content());

    // Then
    assertThat(connected.salesforce().rows().count("ContentDocument")).isEqualTo(1);
    assertThat(connected.salesforce().rows().count("ContentVersion")).isEqualTo(2);
  }

  @Test
  void aFolderIsLookedUpOnceAndAMissingOneSaysSo() {
    // When
    String first = files.folderId(connected.org(), "Signed");
    String second = files.folderId(connected.org(), "Signed");

    // Then
    assertThat(List.of(first, second)).containsOnly(folder);
    assertThat(connected.salesforce().calls().count(CallKind.QUERY)).isEqualTo(1);
    assertThatThrownBy(() -> files.folderId(connected.org(), "Missing"))
        .isInstanceOfSatisfying(
            SalesforceException.class,
            missing -> assertThat(missing.failure().code()).isEqualTo("no-folder"));
  }

  private static class Content implements FileSource {
    byte[] bytes() {
      return CONTENT;
    }

    @Override
    public long size() {
      return bytes().length;
    }

    @Override
    public String md5() {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes()));
      } catch (NoSuchAlgorithmException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes());
    }
  }

  private static final class Large extends Content {
    @Override
    byte[] bytes() {
      return new byte[32 << 20];
    }
  }
}
