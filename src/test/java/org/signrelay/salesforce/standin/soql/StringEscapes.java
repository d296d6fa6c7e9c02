package org.signrelay.salesforce.standin.soql;

import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/**
 * Escapes of SOQL strings: exactly {@code \n \r \t \b \f \" \' \\ \}{@code uXXXX}, after LIKE also
 * {@code \_} and {@code \%}. The letters n, r, t, b and f may be capitals; every other one is an
 * error.
 */
final class StringEscapes {
  private StringEscapes() {}

  /** The text that a string literal outside LIKE stands for. */
  static String text(String literal) {
    var text = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '\\') {
        text.append(escaped(literal, i));
        i += length(literal, i) - 1;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** What a literal after LIKE matches: % any text, _ any character, case not counting. */
  static Pattern like(String literal) {
    var pattern = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '\\' && i + 1 < literal.length() && "_%".indexOf(literal.charAt(i + 1)) >= 0) {
        pattern.append(literal.charAt(++i));
      } else if (c == '\\') {
        pattern.append(Pattern.quote(String.valueOf(escaped(literal, i))));
        i += length(literal, i) - 1;
      } else {
        pattern.append(wildcard(c));
      }
    }
    return Pattern.compile(
        pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  private static String wildcard(char c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      default -> Pattern.quote(String.valueOf(c));
    };
  }

  private static int length(String literal, int backslash) {
    return literal.charAt(backslash + 1) == 'u' ? 6 : 2;
  }

  private static char escaped(String literal, int backslash) {
    char letter = literal.charAt(backslash + 1);
    return switch (letter) {
      case 'n', 'N' -> '\n';
      case 'r', 'R' -> '\r';
      case 't', 'T' -> '\t';
      case 'b', 'B' -> '\b';
      case 'f', 'F' -> '\f';
      case '"', '\'', '\\' -> letter;
      case 'u' -> unicode(literal, backslash);
      default -> throw illegal(literal, "\\" + letter);
    };
  }

  private static char unicode(String literal, int backslash) {
    int end = Math.min(backslash + 6, literal.length());
    String digits = literal.substring(backslash + 2, end);
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw illegal(literal, literal.substring(backslash, end));
    }
    return (char) Integer.parseInt(digits, 16);
  }

  private static SalesforceException illegal(String literal, String sequence) {
    return SalesforceException.badRequest(
        "MALFORMED_QUERY",
        "Invalid string literal '%s'. Illegal character sequence '%s' in string literal."
            .formatted(literal, sequence));
  }
}
