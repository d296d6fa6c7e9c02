package org.signrelay.intake.body;

import java.util.OptionalInt;

/**
 * What stands before the root element of XML. Looked at by itself, because the JDK's parser, told
 * to ignore document types, still trips over broken ones and prints to the server's log.
 */
record Prolog(String xml) {

  /** Index of a document type declaration, or empty if there is none. */
  OptionalInt documentType() {
    int index = 0;
    while (index < xml.length()) {
      if (xml.startsWith("<!DOCTYPE", index)) {
        return OptionalInt.of(index);
      }
      int next = behindMarkup(index);
      if (next <= index) {
        return OptionalInt.empty();
      }
      index = next;
    }
    return OptionalInt.empty();
  }

  private int behindMarkup(int index) {
    if (Character.isWhitespace(xml.charAt(index))) {
      return index + 1;
    }
    if (xml.startsWith("<?", index)) {
      return behind("?>", index + 2);
    }
    if (xml.startsWith("<!--", index)) {
      return behind("-->", index + 4);
    }
    return index;
  }

  private int behind(String end, int from) {
    int found = xml.indexOf(end, from);
    return found < 0 ? -1 : found + end.length();
  }
}
