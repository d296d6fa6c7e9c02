package org.signrelay.salesforce.standin.soql;

import java.util.Optional;
import java.util.Set;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.soql.Condition.Operator;

/** Salesforce answers queries of ContentDocumentLink only for given files or given records. */
final class LinkFilterRule {
  private static final Set<String> KEYS = Set.of("ContentDocumentId", "LinkedEntityId");

  private LinkFilterRule() {}

  static void check(SObjectType type, Optional<Condition> where) {
    if (type.name().equals("ContentDocumentLink")
        && where.filter(LinkFilterRule::isKeyed).isEmpty()) {
      throw SalesforceException.badRequest(
          "MALFORMED_QUERY",
          "Implementation restriction: ContentDocumentLink requires a filter by a single Id on"
              + " ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's"
              + " using the IN operator.");
    }
  }

  private static boolean isKeyed(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().anyMatch(LinkFilterRule::isKeyed);
    }
    return condition instanceof Condition.Compare compare
        && (compare.operator() == Operator.EQUAL || compare.operator() == Operator.IN)
        && KEYS.stream().anyMatch(compare.path().written()::equalsIgnoreCase);
  }
}
