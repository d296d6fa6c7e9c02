package org.signrelay.delivery.carry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.signrelay.salesforce.standin.protocol.CallKind.UPLOAD;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.HandClock;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.document.DocumentsInMemory;
import org.signrelay.design.Credentials;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.file.TestFiles;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.record.TestQueries;
import org.signrelay.salesforce.session.SessionCalls;
import org.signrelay.salesforce.standin.StandInRows;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.files.FileLimits;

/** A document is stored once, whatever becomes of answers and folders. */
class StoringTest {
  private static final String MERGED = "merged";
  private static final Duration LOST_ANSWER_WAIT = Duration.ofMinutes(11);

  private final HandClock clock = new HandClock();
  private final DocumentsInMemory documents = new DocumentsInMemory(clock);
  private final Storing storing = new Storing();
  private ConnectedOrg connected;
  private String record;

  @AfterEach
  void close() {
    connected.close();
  }

  @Test
  void aFolderThatWasMadeAgainTakesADocumentAtOnce() {
    // Given
    open(Map.of("document.location", "document", "document.folder", "Signed"));
    String folder = folder();
    store(transmission(MERGED));
    rows().delete(folder);
    String again = folder();

    // When
    store(transmission("report"));

    // Then
    assertThat(rows().idsWhere("Document", "FolderId", again)).hasSize(1);
  }

  @Test
  void aFolderThatIsGoneIsNamedWithItsKey() {
    // Given
    open(Map.of("document.location", "document", "document.folder", "Signed"));
    String folder = folder();
    store(transmission(MERGED));
    rows().delete(folder);

    // When
    Failure gone = failure(transmission("report"));

    // Then
    assertThat(gone.reaction()).isEqualTo(Reaction.DEAD_LETTER);
    assertThat(gone.message()).contains("Signed", "document.folder");
  }

  @Test
  void anIdOfNoFolderForDocumentsIsNamedWithItsKeyAndNothingIsSent() {
    // Given
    open(Map.of("document.location", "document", "document.folder", "00l000000000777"));

    // When
    Failure missing = failure(transmission(MERGED));

    // Then
    assertThat(missing.reaction()).isEqualTo(Reaction.DEAD_LETTER);
    assertThat(missing.message()).contains("00l000000000777", "document.folder");
    assertThat(uploads()).isZero();
  }

  @Test
  void aRefusalThatIsNotTheFoldersStaysWhatItIs() {
    // Given
    open(Map.of("document.location", "document", "document.folder", "Signed"));
    folder();
    onUpload("Document").error(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "not today");

    // When
    Failure refused = failure(transmission(MERGED));

    // Then
    assertThat(refused.code()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void theFileOfAnAttachmentTooLargeIsFoundAfterItsAnswerWasLost() {
    // Given
    openForLargeOnes();
    onUpload("ContentVersion").cutAfterWork();
    Delivery delivery = transmission(MERGED);
    assertThat(failure(delivery).reaction()).isEqualTo(Reaction.RECONCILE);

    // When
    Optional<String> stored = store(delivery);

    // Then
    assertThat(stored.orElseThrow()).contains("file 068");
    assertThat(rows().count("ContentVersion")).isEqualTo(1);
    assertThat(uploads()).isEqualTo(2);
  }

  @Test
  void whileTheFileOfAnAttachmentTooLargeMayBeUnderWayNothingIsSent() {
    // Given
    openForLargeOnes();
    onUpload("ContentVersion").cutBeforeWork();
    Delivery delivery = transmission(MERGED);
    failure(delivery);
    clock.pass(LOST_ANSWER_WAIT.minusSeconds(1));

    // When
    Failure waiting = failure(delivery);

    // Then
    assertThat(waiting.code()).isEqualTo("lost-answer");
    assertThat(uploads()).isEqualTo(2);
    clock.pass(Duration.ofSeconds(1));
    assertThat(store(delivery).orElseThrow()).contains("file 068");
    assertThat(rows().count("ContentVersion")).isEqualTo(1);
  }

  @Test
  void aResendThatIsSmallEnoughForAnAttachmentIsTheFileThatIsThere() {
    // Given
    openForLargeOnes();
    store(transmission(MERGED));
    connected.salesforce().settings().fileLimits(FileLimits.SALESFORCE);

    // When
    Optional<String> stored = store(transmission(MERGED));

    // Then
    assertThat(stored.orElseThrow()).contains("file 068");
    assertThat(rows().count("Attachment")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Report.pdf", " report.PDF "})
  void aResendIsNotCreatedWhileTheCreateOfAnEarlierDeliveryMayBeGoingOn(String part) {
    // Given
    open(Map.of());
    onUpload("Attachment").cutBeforeWork();
    failure(transmission("report.pdf"));
    Delivery resent = transmission(part);

    // When
    Failure waiting = failure(resent);

    // Then
    assertThat(waiting.code()).isEqualTo("lost-answer");
    assertThat(waiting.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(uploads()).isEqualTo(1);
    clock.pass(LOST_ANSWER_WAIT);
    store(resent);
    assertThat(rows().count("Attachment")).isEqualTo(1);
  }

  @Test
  void aCreateThatAKilledServerLeftBehindCountsAsLostFromTheNextLookOn() {
    // Given
    open(Map.of());
    Delivery killed = transmission(MERGED);
    documents.creates().beginCreate(documentOf(killed), "signrelay:killed");
    clock.pass(Duration.ofHours(1));
    Delivery resent = transmission(MERGED);

    // When
    Failure first = failure(resent);
    clock.pass(LOST_ANSWER_WAIT.minusSeconds(1));
    Failure second = failure(resent);
    clock.pass(Duration.ofSeconds(1));
    store(resent);

    // Then
    assertThat(List.of(first.code(), second.code())).containsOnly("lost-answer");
    assertThat(rows().count("Attachment")).isEqualTo(1);
  }

  @Test
  void aResendDoesNotTakeAFileThatIsIncomplete() {
    // Given
    open(Map.of());
    onUpload("Attachment").cutAfterWork();
    failure(transmission(MERGED));
    String attachment = rows().ids("Attachment").get(0);
    rows().update(attachment, Map.of("BodyLength", BigDecimal.ONE));

    // When
    Failure incomplete = failure(transmission(MERGED));

    // Then
    assertThat(incomplete.code()).isEqualTo("stored-incomplete");
    assertThat(incomplete.message()).contains(attachment, "delete it there");
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void whatAResendHasStoredIsNotComparedWithWhatWasLostBeforeIt() {
    // Given
    open(Map.of());
    onUpload("Attachment").cutBeforeWork();
    failure(transmission(MERGED));
    clock.pass(LOST_ANSWER_WAIT);
    Delivery resent = transmission(MERGED);
    Optional<String> ofResend = store(resent);
    documents.forget(documentOf(resent));
    rows().update(rows().ids("Attachment").get(0), Map.of("BodyLength", BigDecimal.ONE));

    // When
    Optional<String> ofNextOne = store(transmission(MERGED));

    // Then
    assertThat(ofNextOne).isEqualTo(ofResend);
  }

  @Test
  void aResendAndTheRetriedEarlierDeliveryAreOneCopy() {
    // Given
    open(Map.of());
    onUpload("Attachment").cutAfterWork();
    Delivery dead = transmission(MERGED);
    failure(dead);
    Delivery resent = transmission(MERGED);

    // When
    Optional<String> ofResent = store(resent);
    Optional<String> ofRetried = store(dead);

    // Then
    assertThat(ofResent).isPresent().isEqualTo(ofRetried);
    assertThat(rows().count("Attachment")).isEqualTo(1);
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void whatWasStoredUnderTheKeyOfAnotherUserIsFoundAfterItsAnswerWasLost() {
    // Given
    open(Map.of());
    onUpload("Attachment").cutAfterWork();
    Delivery earlier = transmissionOf("another@example.test", MERGED);
    failure(earlier);

    // When
    Delivery moved = delivery(earlier.id(), connected.design());
    documents.readdress(moved);
    Optional<String> stored = store(moved);

    // Then
    assertThat(moved.recordKey()).isNotEqualTo(earlier.recordKey());
    assertThat(stored).isPresent();
    assertThat(rows().count("Attachment")).isEqualTo(1);
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void aResendThatGoesByAnotherUserIsNotCreatedWhileAnEarlierCreateMayBeGoingOn() {
    // Given
    open(Map.of());
    onUpload("Attachment").cutBeforeWork();
    failure(transmissionOf("another@example.test", MERGED));
    Delivery resent = transmission(MERGED);

    // When
    Failure waiting = failure(resent);

    // Then
    assertThat(waiting.code()).isEqualTo("lost-answer");
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void aResendThatGoesByAnotherUserIsTheDocumentThatIsThere() {
    // Given
    open(Map.of());
    Optional<String> first = store(transmissionOf("another@example.test", MERGED));

    // When
    Optional<String> resent = store(transmission(MERGED));

    // Then
    assertThat(resent).isPresent().isEqualTo(first);
    assertThat(rows().count("Attachment")).isEqualTo(1);
  }

  @Test
  void anotherPartOfTheRecordNeedNotWait() {
    // Given
    open(Map.of());
    onUpload("Attachment").cutBeforeWork();
    failure(transmission(MERGED));

    // When
    store(transmission("report"));

    // Then
    assertThat(rows().count("Attachment")).isEqualTo(1);
  }

  private void open(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("document.lost-answer-wait", LOST_ANSWER_WAIT.toMinutes() + "m");
    connected = ConnectedOrg.bySoap(all);
    SessionCalls calls = connected.afresh();
    storing.store = documents;
    storing.creates = documents.creates();
    storing.documents = documents.documents();
    storing.files = TestFiles.files(calls);
    storing.recordFields = TestQueries.fields(calls);
    storing.clock = clock;
    record = connected.document("one");
  }

  /** What is too large for an attachment becomes a file, and everything is. */
  private void openForLargeOnes() {
    open(Map.of("document.too-large", "file"));
    connected.salesforce().settings().fileLimits(new FileLimits(1 << 20, 10, 10, 10));
  }

  private String folder() {
    return rows()
        .insert("Folder", Map.of("Name", "Signed", "DeveloperName", "Signed", "Type", "Document"));
  }

  /** A delivery of the one record, with a document. */
  private Delivery transmission(String part) {
    return transmission(connected.design(), part);
  }

  /** The same from when the design named another user. */
  private Delivery transmissionOf(String user, String part) {
    Design now = connected.design();
    Org org =
        new Org(
            now.org().loginHost(),
            new Credentials.Soap(
                new SalesforceUser(user, new Secret("password"), Optional.empty()), "64.0"),
            now.org().apiVersion());
    Design earlier =
        new Design(
            now.id(),
            now.name(),
            now.enabled(),
            org,
            now.callers(),
            now.records(),
            now.fields(),
            now.statuses(),
            now.retry(),
            now.dates(),
            now.documents(),
            now.reply(),
            now.effective());
    return transmission(earlier, part);
  }

  private Delivery transmission(Design design, String part) {
    Delivery delivery = delivery(new DeliveryId(UUID.randomUUID()), design);
    documents.add(delivery, part, "%PDF-1.7 signed".getBytes(UTF_8));
    return delivery;
  }

  private Delivery delivery(DeliveryId id, Design design) {
    Notification call =
        new Notification(
            design,
            CallKind.TRANSMISSION,
            Kind.DOCUMENT,
            Optional.of(Status.COMPLETED),
            Optional.empty(),
            Map.of("documentId", "one"));
    return new Delivery(id, call, clock.instant());
  }

  private DocumentId documentOf(Delivery delivery) {
    return documents.of(delivery.id()).get(0).id();
  }

  private Optional<String> store(Delivery delivery) {
    Work work =
        new Work(
            delivery,
            Optional.of(Map.of("documentId", "one")),
            Optional.empty(),
            ExpectedDocument.NOT_YET,
            Optional.empty());
    return storing.store(new Task(work, connected.design()), record);
  }

  private Failure failure(Delivery delivery) {
    return catchThrowableOfType(SalesforceException.class, () -> store(delivery)).failure();
  }

  private FaultBuilder onUpload(String object) {
    return connected
        .salesforce()
        .on(CallMatcher.kind(UPLOAD).and(CallMatcher.target("/" + object + "$")));
  }

  private long uploads() {
    return connected.calls(UPLOAD);
  }

  private StandInRows rows() {
    return connected.salesforce().rows();
  }
}
