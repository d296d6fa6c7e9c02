package org.signrelay.intake.repair;

/**
 * XML in which every {@code <} begins a tag: comments are blank, and what could be taken for markup
 * in a CDATA section is a control character. Every other character keeps its place. Behind a
 * comment or section that does not end there is nothing.
 */
final class PlainMarkup {
  private static final String COMMENT = "<!--";
  private static final String SECTION = "<![CDATA[";
  private static final String MARKUP = "<>&\"'=";

  private PlainMarkup() {}

  static String of(String xml) {
    StringBuilder plain = new StringBuilder(xml);
    int next = xml.indexOf("<!");
    while (next >= 0) {
      boolean comment = xml.startsWith(COMMENT, next);
      boolean section = xml.startsWith(SECTION, next);
      if (comment || section) {
        int content = next + (comment ? COMMENT : SECTION).length();
        int end = xml.indexOf(comment ? "-->" : "]]>", content);
        if (end < 0) {
          return plain.substring(0, next);
        }
        blank(plain, next, comment ? end : content);
        hide(plain, content, end);
        blank(plain, end, end + 3);
        next = xml.indexOf("<!", end);
      } else {
        next = xml.indexOf("<!", next + 2);
      }
    }
    return plain.toString();
  }

  private static void blank(StringBuilder plain, int from, int to) {
    for (int i = from; i < to; i++) {
      plain.setCharAt(i, ' ');
    }
  }

  private static void hide(StringBuilder plain, int from, int to) {
    for (int i = from; i < to; i++) {
      if (MARKUP.indexOf(plain.charAt(i)) >= 0) {
        plain.setCharAt(i, '\u0000');
      }
    }
  }
}
