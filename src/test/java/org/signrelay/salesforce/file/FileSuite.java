package org.signrelay.salesforce.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.signrelay.design.Org;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.StandInRows;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** The client's classes for files, and an org with a record and a folder. */
abstract class FileSuite {
  static final String KEY = "signrelay:0123456789abcdef0123456789abcdef";
  static final FileText TEXT =
      new FileText("Agreement", "agreement.pdf", "Completed document", KEY);
  static final TestFile CONTENT = TestFile.of("%PDF-1.7 signed");

  final ConnectedOrg connected = ConnectedOrg.bySoap();
  Files files;
  String record;
  String folder;

  /** A place for a record and a folder. */
  interface Choice {
    FilePlace of(String record, String folder);
  }

  static Stream<Choice> places() {
    return Stream.of(
        (record, folder) -> new FilePlace.Attachment(record),
        (record, folder) -> new FilePlace.InFolder(folder, "Signed"),
        (record, folder) -> new FilePlace.Linked(record, List.of(), false));
  }

  @BeforeEach
  void prepare() {
    files = TestFiles.files(connected.afresh());
    record = connected.document("one");
    folder =
        rows()
            .insert(
                "Folder", Map.of("Name", "Signed", "DeveloperName", "Signed", "Type", "Document"));
  }

  @AfterEach
  void close() {
    connected.close();
  }

  Org org() {
    return connected.org();
  }

  SalesforceStandIn salesforce() {
    return connected.salesforce();
  }

  StandInRows rows() {
    return salesforce().rows();
  }

  FilePlace attachment() {
    return new FilePlace.Attachment(record);
  }

  /** Something that happens to one upload. */
  FaultBuilder onUpload() {
    return salesforce().on(CallMatcher.kind(CallKind.UPLOAD));
  }

  Optional<StoredFile> find(FilePlace place) {
    return files.find(org(), place, KEY);
  }

  StoredFile create(FilePlace place) {
    return create(place, CONTENT);
  }

  StoredFile create(FilePlace place, FileSource source) {
    return files.create(org(), place, TEXT, source);
  }

  /** Why a create fails. */
  Failure failure(FilePlace place, FileSource source) {
    return catchThrowableOfType(SalesforceException.class, () -> create(place, source)).failure();
  }
}
