package org.signrelay.salesforce.standin.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Cuts a query into words. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+)"
              + "|(?<string>'(?:[^'\\\\]|\\\\.)*+')"
              + "|(?<datetime>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?"
              + "(?:Z|[+-]\\d\\d:?\\d\\d))"
              + "|(?<date>\\d{4}-\\d\\d-\\d\\d)"
              + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
              + "|(?<name>[A-Za-z]\\w*)"
              + "|(?<symbol><=|>=|!=|<>|[=<>(),.])",
          Pattern.DOTALL);

  private Lexer() {}

  static List<Token> tokens(String query) {
    var tokens = new ArrayList<Token>();
    Matcher matcher = TOKEN.matcher(query);
    int position = 0;
    while (position < query.length()) {
      if (!matcher.region(position, query.length()).lookingAt()) {
        throw unreadable(query, position);
      }
      if (matcher.group("space") == null) {
        tokens.add(token(matcher));
      }
      position = matcher.end();
    }
    tokens.add(new Token(Token.Kind.END, "", query.length()));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    String text = matcher.group();
    if (matcher.group("string") != null) {
      String inner = text.substring(1, text.length() - 1);
      return new Token(Token.Kind.STRING, inner, matcher.start());
    }
    return new Token(kind(matcher), text, matcher.start());
  }

  private static Token.Kind kind(Matcher matcher) {
    if (matcher.group("datetime") != null) {
      return Token.Kind.DATE_TIME;
    } else if (matcher.group("date") != null) {
      return Token.Kind.DATE;
    } else if (matcher.group("number") != null) {
      return Token.Kind.NUMBER;
    }
    return matcher.group("name") != null ? Token.Kind.NAME : Token.Kind.SYMBOL;
  }

  private static SalesforceException unreadable(String query, int position) {
    char c = query.charAt(position);
    String message =
        c == '\''
            ? "line 1:%d mismatched character '<EOF>' expecting '''".formatted(query.length())
            : "line 1:%d no viable alternative at character '%s'".formatted(position, c);
    return SalesforceException.badRequest("MALFORMED_QUERY", message);
  }
}
