package org.signrelay.design.address;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one proxy says of whom it serves. */
final class ForwardedElement {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** One parameter of RFC 7239, 4; a colon is forgiven without quotes. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*+(?<name>"
              + TOKEN
              + ")=(?:(?<text>[^\\s\";,]++)|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\")\\s*+(?:;|$)");

  /** RFC 7239, 6: an address, of IPv6 in brackets, and perhaps a port. */
  private static final Pattern NODE =
      Pattern.compile("(?<four>[0-9.]+)(:\\d{1,5})?|\\[(?<six>[^\\]]*)](:\\d{1,5})?");

  private ForwardedElement() {}

  /** The address in the parameter {@code for}; empty if the element is malformed or hides it. */
  static Optional<Address> address(String element) {
    Matcher parameter = PARAMETER.matcher(element);
    Optional<String> found = Optional.empty();
    int end = 0;
    while (end < element.length() && parameter.find()) {
      end = parameter.end();
      if (parameter.group("name").equalsIgnoreCase("for")) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(value(parameter));
      }
    }
    return end == element.length() ? found.flatMap(ForwardedElement::node) : Optional.empty();
  }

  /** The address of a node; of IPv6 also without brackets, as {@code X-Forwarded-For} has it. */
  static Optional<Address> node(String text) {
    Matcher node = NODE.matcher(text);
    if (!node.matches()) {
      return Address.parse(text);
    }
    String four = node.group("four");
    return Address.parse(four == null ? node.group("six") : four);
  }

  private static String value(Matcher parameter) {
    String text = parameter.group("text");
    return text == null ? parameter.group("quoted").replaceAll("\\\\(.)", "$1") : text;
  }
}
