package org.signrelay.intake.transmission.pieces;

/** Knows which of comment, processing instruction and CDATA section a place in XML is in. */
final class MarkupState {
  /** Characters of a document type that must have been seen to know it. */
  static final int DOCUMENT_TYPE_LENGTH = 3;

  private enum Inside {
    TEXT("", ""),
    COMMENT("<!--", "-->"),
    INSTRUCTION("<?", "?>"),
    SECTION("<![CDATA[", "]]>");

    private final String start;
    private final String end;

    Inside(String start, String end) {
      this.start = start;
      this.end = end;
    }
  }

  private final StringBuilder recent = new StringBuilder();
  private Inside inside = Inside.TEXT;
  private boolean documentType;

  void follow(char character) {
    if (inside == Inside.TEXT) {
      followText(character);
    } else {
      followEnd(character);
    }
  }

  /** Neither in markup nor in what may become markup. */
  boolean isInText() {
    return inside == Inside.TEXT && recent.length() == 0;
  }

  boolean isInSection() {
    return inside == Inside.SECTION;
  }

  boolean isDocumentType() {
    return documentType;
  }

  private void followText(char character) {
    if (character == '<') {
      recent.setLength(0);
    } else if (recent.length() == 0) {
      return;
    }
    recent.append(character);
    String start = recent.toString();
    documentType = start.equals("<!D");
    for (Inside markup : Inside.values()) {
      if (markup.start.equals(start)) {
        inside = markup;
        recent.setLength(0);
        return;
      }
      if (markup.start.startsWith(start)) {
        return;
      }
    }
    recent.setLength(0);
  }

  /** {@code recent} holds what was seen of the end's beginning; its first two are the same. */
  private void followEnd(char character) {
    String end = inside.end;
    int seen = recent.length();
    if (character == end.charAt(seen)) {
      recent.append(character);
    } else if (seen < end.length() - 1 || character != end.charAt(0)) {
      recent.setLength(0);
      if (character == end.charAt(0)) {
        recent.append(character);
      }
    }
    if (recent.length() == end.length()) {
      inside = Inside.TEXT;
      recent.setLength(0);
    }
  }
}
