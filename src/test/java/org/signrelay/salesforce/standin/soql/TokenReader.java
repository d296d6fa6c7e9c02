package org.signrelay.salesforce.standin.soql;

import java.util.ArrayList;
import java.util.List;

/** Steps through the words of a query. */
final class TokenReader {
  private final String query;
  private final List<Token> tokens;
  private int next = 0;

  TokenReader(String query) {
    this.query = query;
    this.tokens = Lexer.tokens(query);
  }

  String query() {
    return query;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    return tokens.get(next++);
  }

  /** Takes the words if they come next. */
  boolean takeIf(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!takeIf(word)) {
        throw SoqlErrors.unexpected(query, peek());
      }
    }
  }

  Token expect(Token.Kind kind) {
    if (peek().kind() != kind) {
      throw SoqlErrors.unexpected(query, peek());
    }
    return take();
  }

  int expectInt() {
    Token number = expect(Token.Kind.NUMBER);
    if (!number.text().matches("\\d{1,9}")) {
      throw SoqlErrors.unexpected(query, number);
    }
    return Integer.parseInt(number.text());
  }

  FieldPath expectPath() {
    Token first = expect(Token.Kind.NAME);
    var names = new ArrayList<>(List.of(first.text()));
    while (takeIf(".")) {
      names.add(expect(Token.Kind.NAME).text());
    }
    return new FieldPath(names, first.position());
  }
}
