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

  FilePlace place(DocumentLocation location, Files files) {
    return switch (location) {
      case ATTACHMENT -> new FilePlace.Attachment(parentId);
      case DOCUMENT ->
          new FilePlace.InFolder(files.folderId(org(), settings().folder().orElseThrow()));
      case FILE ->
          new FilePlace.Linked(
              parentId,
              parentId.equals(recordId) ? List.of() : List.of(recordId),
              settings().newVersion());
      case NONE -> throw new IllegalStateException("there is no place to store it");
    };
  }

  FileText text(Document document) {
    Map<String, String> values = task.work().values().orElseThrow();
    return DocumentTitle.of(
        settings().title(), values, document, DocumentKey.of(task.delivery(), document));
  }
}
