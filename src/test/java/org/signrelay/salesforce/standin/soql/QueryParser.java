package org.signrelay.salesforce.standin.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Reads {@code SELECT … FROM … [WHERE …] [ORDER BY …] [LIMIT n] [OFFSET n]}. */
final class QueryParser {
  private static final int LONGEST = 100_000;
  private static final int MOST_OFFSET = 2_000;

  private final TokenReader tokens;

  private QueryParser(String text) {
    this.tokens = new TokenReader(text);
  }

  static Query parse(String text) {
    if (text.length() > LONGEST) {
      throw SalesforceException.badRequest(
          "MALFORMED_QUERY", "SOQL statements cannot be longer than 100000 characters.");
    }
    if (text.isBlank()) {
      throw SalesforceException.badRequest("MALFORMED_QUERY", "A query string has to be specified");
    }
    return new QueryParser(text).query();
  }

  private Query query() {
    tokens.expect("SELECT");
    boolean count = tokens.takeIf("COUNT", "(", ")");
    List<FieldPath> fields = count ? List.of() : fields();
    tokens.expect("FROM");
    Token type = tokens.expect(Token.Kind.NAME);
    Optional<Condition> where =
        tokens.takeIf("WHERE")
            ? Optional.of(new ConditionParser(tokens).parse())
            : Optional.empty();
    List<Query.Ordering> orderings = tokens.takeIf("ORDER", "BY") ? orderings() : List.of();
    OptionalInt limit =
        tokens.takeIf("LIMIT") ? OptionalInt.of(tokens.expectInt()) : OptionalInt.empty();
    int offset = tokens.takeIf("OFFSET") ? tokens.expectInt() : 0;
    tokens.expect(Token.Kind.END);
    if (offset > MOST_OFFSET) {
      throw SalesforceException.badRequest(
          "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + MOST_OFFSET);
    }
    return new Query(
        tokens.query(),
        count,
        fields,
        type.text(),
        type.position(),
        where,
        orderings,
        limit,
        offset);
  }

  private List<FieldPath> fields() {
    var fields = new ArrayList<>(List.of(tokens.expectPath()));
    while (tokens.takeIf(",")) {
      fields.add(tokens.expectPath());
    }
    return fields;
  }

  private List<Query.Ordering> orderings() {
    var orderings = new ArrayList<>(List.of(ordering()));
    while (tokens.takeIf(",")) {
      orderings.add(ordering());
    }
    return orderings;
  }

  private Query.Ordering ordering() {
    FieldPath path = tokens.expectPath();
    boolean descending = tokens.takeIf("DESC");
    if (!descending) {
      tokens.takeIf("ASC");
    }
    boolean nullsLast = tokens.takeIf("NULLS", "LAST");
    if (!nullsLast) {
      tokens.takeIf("NULLS", "FIRST");
    }
    return new Query.Ordering(path, descending, nullsLast);
  }
}
