package org.signrelay.salesforce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.files.FileLimits;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** What is done about a create that Salesforce did not confirm. */
class FileReactionsTest extends FileSuite {
  private static final String EXPIRED = "Session expired or invalid";

  @ParameterizedTest
  @MethodSource("places")
  void aCreateWhoseAnswerIsLostMayHaveHappened(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    onUpload().cutAfterWork();

    // When
    Failure lost = failure(place, CONTENT);

    // Then
    assertThat(lost.reaction()).isEqualTo(Reaction.RECONCILE);
    assertThat(find(place)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("places")
  void aCreateWhoseAnswerIsCutMayHaveHappened(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    onUpload().cutMidAnswer();

    // When
    Failure cut = failure(place, CONTENT);

    // Then
    assertThat(cut.reaction()).isEqualTo(Reaction.RECONCILE);
    assertThat(find(place)).isPresent();
  }

  @Test
  void aPageInPlaceOfAnAnswerSaysNothingOfTheCreate() {
    // Given
    onUpload().maintenancePage(503);

    // When
    Failure page = failure(attachment(), CONTENT);

    // Then
    assertThat(page.reaction()).isEqualTo(Reaction.RECONCILE);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 404, 413})
  void aCallThatIsTurnedAwayCreatedNothing(int status) {
    // Given
    onUpload().emptyBody(status);

    // When
    Failure turnedAway = failure(attachment(), CONTENT);

    // Then
    assertThat(turnedAway.reaction()).isNotEqualTo(Reaction.RECONCILE);
  }

  @ParameterizedTest
  @CsvSource({"413, http-413, DEAD_LETTER", "503, http-503, RETRY"})
  void aRefusalThatComesWhileBytesAreSentSaysThatNothingWasCreated(
      int status, String code, Reaction reaction) {
    // Given
    onUpload().answerUploadAfter(10, Answer.text(status, "text/plain", "no"));

    // When
    Failure refused = failure(attachment(), TestFile.large());

    // Then
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.reaction()).isEqualTo(reaction);
  }

  @Test
  void anUploadThatIsCutDidNotHappen() {
    // Given
    onUpload().cutUploadAfter(10);

    // When
    Failure cut = failure(attachment(), TestFile.large());

    // Then
    assertThat(cut.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(rows().count("Attachment")).isZero();
  }

  @Test
  void anErrorWithACodeSaysThatNothingWasCreated() {
    // Given
    onUpload().error(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");

    // When
    Failure refused = failure(attachment(), CONTENT);

    // Then
    assertThat(refused.code()).isEqualTo("STORAGE_LIMIT_EXCEEDED");
    assertThat(refused.reaction()).isNotEqualTo(Reaction.RECONCILE);
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatIsTooLargeIsRefusedForGood(Choice choice) {
    // Given
    salesforce().settings().fileLimits(new FileLimits(10, 10, 10, 10));

    // When
    Failure tooLarge = failure(choice.of(record, folder), CONTENT);

    // Then
    assertThat(tooLarge.code())
        .isIn("FILE_SIZE_LIMIT_EXCEEDED", "MAXIMUM_SIZE_OF_ATTACHMENT", "MAXIMUM_SIZE_OF_DOCUMENT");
    assertThat(tooLarge.reaction()).isEqualTo(Reaction.DEAD_LETTER);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aPlaceThatIsGoneSaysSo(Choice choice) {
    // Given
    rows().delete(record);
    rows().delete(folder);

    // When
    Failure gone = failure(choice.of(record, folder), CONTENT);

    // Then
    assertThat(gone.code()).isEqualTo("ENTITY_IS_DELETED");
    assertThat(gone.reaction()).isEqualTo(Reaction.DEAD_LETTER);
  }

  @ParameterizedTest
  @MethodSource("places")
  void anUploadIsRepeatedInFullInANewSession(Choice choice) {
    // Given
    FilePlace place = choice.of(record, folder);
    onUpload().error(401, "INVALID_SESSION_ID", EXPIRED);

    // When
    StoredFile stored = create(place, TestFile.large());

    // Then
    assertThat(files.verify(org(), place, stored, TestFile.large())).isEmpty();
    assertThat(connected.logins()).isEqualTo(2);
    assertThat(connected.calls(CallKind.UPLOAD)).isEqualTo(2);
  }

  /** The stand-in refuses without reading on: its refusal is heard, or lost in a reset. */
  @Test
  void aRefusalWhileBytesAreSentIsHeardAtOnceOrByTheNextLook() {
    // Given
    find(attachment());
    salesforce().users().expireSessions();
    Throwable reset = catchThrowable(() -> create(attachment(), TestFile.large()));

    // When
    StoredFile stored = find(attachment()).orElseGet(() -> create(attachment(), TestFile.large()));

    // Then
    assertThat(Optional.ofNullable(reset).map(lost -> ((SalesforceException) lost).failure()))
        .map(Failure::reaction)
        .isIn(Optional.empty(), Optional.of(Reaction.RETRY));
    assertThat(files.verify(org(), attachment(), stored, TestFile.large())).isEmpty();
    assertThat(rows().count("Attachment")).isEqualTo(1);
  }

  @Test
  void aLoginThatFailsAfterARefusedUploadCreatedNothing() {
    // Given
    find(attachment());
    onUpload().error(401, "INVALID_SESSION_ID", EXPIRED);
    salesforce().on(CallMatcher.logins()).cutBeforeWork();

    // When
    Failure failed = failure(attachment(), CONTENT);

    // Then
    assertThat(failed.scope()).isEqualTo(Scope.LOGIN);
    assertThat(failed.reaction()).isEqualTo(Reaction.RETRY);
  }

  @Test
  void aRepeatThatIsCutDidNotHappenThoughTheFirstWasSentInFull() {
    // Given
    onUpload().error(401, "INVALID_SESSION_ID", EXPIRED);
    onUpload().cutUploadAfter(10);

    // When
    Failure cut = failure(attachment(), TestFile.large());

    // Then
    assertThat(cut.reaction()).isEqualTo(Reaction.RETRY);
  }

  @Test
  void aDocumentWithOtherBytesThanAnnouncedIsNoOutageAndNotStored() {
    List.of(CONTENT.size() + 1, CONTENT.size() - 1)
        .forEach(
            announced -> {
              // When
              Failure damaged = failure(attachment(), CONTENT.announcing(announced));

              // Then
              assertThat(damaged.code()).isEqualTo("document-damaged");
              assertThat(damaged.isOutage()).isFalse();
            });
    assertThat(rows().count("Attachment")).isZero();
  }
}
