package org.signrelay.salesforce.standin.soql;

import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Words errors of queries as Salesforce does, with the place marked below the text. */
final class SoqlErrors {
  private SoqlErrors() {}

  static SalesforceException at(String query, int position, String code, String message) {
    int from = Math.max(0, position - 40);
    int to = Math.min(query.length(), position + 40);
    String place =
        "\n%s\n%s^\nERROR at Row:1:Column:%d\n"
            .formatted(query.substring(from, to), " ".repeat(position - from), position + 1);
    return SalesforceException.badRequest(code, place + message);
  }

  static SalesforceException unexpected(String query, Token token) {
    return at(
        query,
        token.position(),
        "MALFORMED_QUERY",
        "unexpected token: '%s'".formatted(token.shown()));
  }
}
