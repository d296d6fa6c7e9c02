package org.signrelay.salesforce.standin.soql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signrelay.salesforce.standin.soql.Condition.Operator;

/** Reads a WHERE clause. AND and OR side by side need parentheses, as in Salesforce. */
final class ConditionParser {
  private final TokenReader tokens;

  ConditionParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  Condition parse() {
    Condition first = single();
    if (tokens.peek().is("AND")) {
      return new Condition.And(joined(first, "AND"));
    }
    return tokens.peek().is("OR") ? new Condition.Or(joined(first, "OR")) : first;
  }

  private List<Condition> joined(Condition first, String word) {
    var parts = new ArrayList<>(List.of(first));
    while (tokens.takeIf(word)) {
      parts.add(single());
    }
    if (tokens.peek().is("AND") || tokens.peek().is("OR")) {
      throw SoqlErrors.unexpected(tokens.query(), tokens.peek());
    }
    return parts;
  }

  private Condition single() {
    if (tokens.takeIf("NOT")) {
      return new Condition.Not(single());
    }
    if (tokens.takeIf("(")) {
      Condition inner = parse();
      tokens.expect(")");
      return inner;
    }
    FieldPath path = tokens.expectPath();
    Operator operator = operator();
    return switch (operator) {
      case IN, NOT_IN -> new Condition.Compare(path, operator, list());
      default -> new Condition.Compare(path, operator, List.of(literal()));
    };
  }

  private Operator operator() {
    if (tokens.takeIf("NOT")) {
      tokens.expect("IN");
      return Operator.NOT_IN;
    }
    Token token = tokens.take();
    return switch (token.text().toUpperCase(Locale.ROOT)) {
      case "=" -> Operator.EQUAL;
      case "!=", "<>" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      case "IN" -> Operator.IN;
      case "LIKE" -> Operator.LIKE;
      default -> throw SoqlErrors.unexpected(tokens.query(), token);
    };
  }

  private List<Literal> list() {
    tokens.expect("(");
    var values = new ArrayList<>(List.of(literal()));
    while (tokens.takeIf(",")) {
      values.add(literal());
    }
    tokens.expect(")");
    return values;
  }

  private Literal literal() {
    Token token = tokens.take();
    try {
      return literal(token);
    } catch (DateTimeException e) {
      throw SoqlErrors.unexpected(tokens.query(), token);
    }
  }

  private Literal literal(Token token) {
    return switch (token.kind()) {
      case STRING -> new Literal.Text(token.text());
      case NUMBER -> new Literal.Numeric(new BigDecimal(token.text()));
      case DATE -> new Literal.Day(LocalDate.parse(token.text()));
      case DATE_TIME -> new Literal.Moment(moment(token.text()));
      case NAME -> word(token);
      case SYMBOL, END -> throw SoqlErrors.unexpected(tokens.query(), token);
    };
  }

  private Literal word(Token token) {
    if (token.is("null")) {
      return new Literal.Null();
    }
    if (token.is("true") || token.is("false")) {
      return new Literal.Bool(token.is("true"));
    }
    throw SoqlErrors.unexpected(tokens.query(), token);
  }

  private static Instant moment(String text) {
    String zoned = text.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    return OffsetDateTime.parse(zoned).toInstant();
  }
}
