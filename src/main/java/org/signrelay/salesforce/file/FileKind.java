package org.signrelay.salesforce.file;

/** How Salesforce names what belongs to each kind of place. */
enum FileKind {
  ATTACHMENT("Attachment", "entity_attachment", "Body", "BodyLength", 500),
  DOCUMENT("Document", "entity_document", "Body", "BodyLength", 255),
  FILE("ContentVersion", "entity_content", "VersionData", "ContentSize", 1000);

  /** Longest name of an attachment or document, and title of a file. */
  static final int LONGEST_NAME = 255;

  /** Longest {@code PathOnClient}. */
  static final int LONGEST_PATH = 500;

  private final String object;
  private final String recordPart;
  private final String binaryPart;
  private final String sizeField;
  private final int longestDescription;

  FileKind(
      String object,
      String recordPart,
      String binaryPart,
      String sizeField,
      int longestDescription) {
    this.object = object;
    this.recordPart = recordPart;
    this.binaryPart = binaryPart;
    this.sizeField = sizeField;
    this.longestDescription = longestDescription;
  }

  static FileKind of(FilePlace place) {
    if (place instanceof FilePlace.Attachment) {
      return ATTACHMENT;
    }
    return place instanceof FilePlace.InFolder ? DOCUMENT : FILE;
  }

  String object() {
    return object;
  }

  /** Name of the part of an upload that holds the record. */
  String recordPart() {
    return recordPart;
  }

  /** Name of the part that holds the bytes. */
  String binaryPart() {
    return binaryPart;
  }

  /** Field with the size in bytes. */
  String sizeField() {
    return sizeField;
  }

  /** In characters. */
  int longestDescription() {
    return longestDescription;
  }
}
