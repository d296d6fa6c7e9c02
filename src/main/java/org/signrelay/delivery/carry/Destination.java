package org.signrelay.delivery.carry;

import java.util.List;
import java.util.Map;
import org.signrelay.delivery.document.Document;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.DocumentSettings;
import org.signrelay.design.Org;
import org.signrelay.salesforce.file.FilePlace;
import org.signrelay.salesforce.file.FileText;
import org.signrelay.salesforce.file.Files;
import org.signrelay.salesforce.reaction.SalesforceException;

/**
 * Where the documents of a delivery go.
 *
 * @param recordId of the record that gets the status
 * @param parentId of the record that owns the documents
 */
record Destination(Task task, String recordId, String parentId) {
  DocumentSettings settings() {
    return task.design().documents();
  }

  Org org() {
    return task.org();
  }

  /**
   * Where a document is stored.
   *
   * @throws SalesforceException if that is a folder that is not there
   */
  FilePlace place(Files files) {
    return switch (settings().location()) {
      case ATTACHMENT -> new FilePlace.Attachment(parentId);
      case DOCUMENT -> files.folder(org(), settings().folder().orElseThrow());
      case FILE -> asFile();
      case NONE -> throw new IllegalStateException("there is no place to store it");
    };
  }

  /** As a file, which takes also what is too large for another place. */
  FilePlace asFile() {
    return new FilePlace.Linked(
        parentId,
        parentId.equals(recordId) ? List.of() : List.of(recordId),
        settings().newVersion());
  }

  /** Where a document may be that was stored: at its place, or as a file if it was too large. */
  List<FilePlace> candidates(FilePlace place) {
    return settings().fileIfTooLarge() && !(place instanceof FilePlace.Linked)
        ? List.of(place, asFile())
        : List.of(place);
  }

  /** What the configuration calls a place. */
  static DocumentLocation location(FilePlace place) {
    if (place instanceof FilePlace.Attachment) {
      return DocumentLocation.ATTACHMENT;
    }
    return place instanceof FilePlace.InFolder ? DocumentLocation.DOCUMENT : DocumentLocation.FILE;
  }

  /** The key of a document that is created now. */
  String key(Document document) {
    return DocumentKey.of(task.delivery(), document);
  }

  FileText text(Document document) {
    Map<String, String> values = task.work().values().orElseThrow();
    return DocumentTitle.of(settings().title(), values, document, key(document));
  }
}
