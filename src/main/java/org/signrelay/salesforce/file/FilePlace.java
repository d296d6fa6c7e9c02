package org.signrelay.salesforce.file;

import java.util.List;

/** Where a document goes in Salesforce. */
public sealed interface FilePlace {
  /** Attachment of a record. */
  record Attachment(String parentId) implements FilePlace {}

  /**
   * Document in a folder.
   *
   * @param folder its id or developer name, as the design says it
   */
  record InFolder(String folderId, String folder) implements FilePlace {}

  /**
   * File that is linked to records.
   *
   * @param newVersion whether it becomes a new version of the file of the same title that the first
   *     record has, if it has one
   */
  record Linked(String firstParentId, List<String> furtherParentIds, boolean newVersion)
      implements FilePlace {
    public Linked {
      furtherParentIds = List.copyOf(furtherParentIds);
    }
  }
}
