package org.signrelay.intake.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Elements and attributes in broken XML; of SOAP those within its body. No reference is replaced,
 * so that a value stands in the body as it is. Those in comments and in CDATA sections count too,
 * since in a broken body nobody knows whether it is the template or a merged value that begins one.
 * With a document type nothing is found.
 */
final class XmlMentions {
  private static final String NAME =
      "((?:[\\p{L}_][\\p{L}\\p{N}_.-]*+:)?+[\\p{L}_][\\p{L}\\p{N}_.-]*+)";
  private static final Pattern START = Pattern.compile("<" + NAME + "(?:\\s[^<>]*+)?+>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s" + NAME + "\\s*+=\\s*+(?:\"([^\"<>&]*+)\"|'([^'<>&]*+)'|)");
  private static final String SECTION = "<![CDATA[";

  /** Text, or one CDATA section, up to the end of the element. */
  private static final Pattern VALUE =
      Pattern.compile("(?:\\s*+<!\\[CDATA\\[([^<>&\\]]*+)]]>\\s*+|([^<>&]*+))</" + NAME + "\\s*+>");

  private static final Pattern BODY = Pattern.compile("<(?:[^\\s<>:/]++:)?+Body(?=[\\s>])");
  private static final Pattern END_OF_BODY = Pattern.compile("</(?:[^\\s<>:/]++:)?+Body\\s*+>");

  private final String xml;
  private final List<Mention> found = new ArrayList<>();

  private XmlMentions(String xml) {
    this.xml = xml;
  }

  static List<Mention> in(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.contains("<!DOCTYPE") || upper.contains("<!ENTITY")) {
      return List.of();
    }
    XmlMentions mentions = new XmlMentions(ofTheCall(text));
    mentions.findElements();
    mentions.findAttributes();
    return mentions.found;
  }

  /** Blanks what is around the body of a SOAP envelope. */
  private static String ofTheCall(String xml) {
    Matcher root = START.matcher(xml);
    if (!root.find() || !localName(root.group(1)).equals("Envelope")) {
      return xml;
    }
    Matcher body = BODY.matcher(xml);
    if (!body.find(root.end())) {
      return "";
    }
    int end = body.end();
    int close = xml.length();
    Matcher closing = END_OF_BODY.matcher(xml);
    while (closing.find(end)) {
      close = closing.start();
      end = closing.end();
    }
    return " ".repeat(body.end()) + xml.substring(body.end(), close);
  }

  private void findElements() {
    Matcher start = START.matcher(xml);
    while (start.find()) {
      String name = start.group(1);
      int content = start.end();
      boolean empty = xml.charAt(content - 2) == '/';
      if (!empty && !isAround(content)) {
        add(name, start.start(), value(name, content));
      }
    }
  }

  /** Whether an element holds others: then it has no value of its own. */
  private boolean isAround(int content) {
    int next = xml.indexOf('<', content);
    return next >= 0
        && !xml.startsWith("</", next)
        && !xml.startsWith(SECTION, next)
        && xml.substring(content, next).isBlank();
  }

  private Optional<String> value(String name, int content) {
    Matcher value = VALUE.matcher(xml).region(content, xml.length());
    boolean closed = value.lookingAt() && value.group(3).equals(name);
    return closed
        ? Optional.ofNullable(value.group(1)).or(() -> Optional.of(value.group(2)))
        : Optional.empty();
  }

  /** Outside of what looks like a tag nobody knows whether it is one, or text about one. */
  private void findAttributes() {
    int seen = 0;
    boolean inTag = false;
    Matcher attribute = ATTRIBUTE.matcher(xml);
    while (attribute.find()) {
      for (; seen < attribute.start(); seen++) {
        inTag = xml.charAt(seen) == '<' || (inTag && xml.charAt(seen) != '>');
      }
      add(
          attribute.group(1),
          attribute.start(),
          inTag ? quoted(attribute) : Optional.<String>empty());
    }
  }

  /** Behind the closing quote must be a space or the end of the tag. */
  private Optional<String> quoted(Matcher attribute) {
    boolean ends =
        attribute.end() < xml.length() && " \t\r\n/>?".indexOf(xml.charAt(attribute.end())) >= 0;
    return ends
        ? Optional.ofNullable(attribute.group(2)).or(() -> Optional.ofNullable(attribute.group(3)))
        : Optional.empty();
  }

  private void add(String name, int index, Optional<String> value) {
    String local = localName(name);
    Mention.wanted(local).ifPresent(known -> found.add(new Mention(known, local, index, value)));
  }

  private static String localName(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
