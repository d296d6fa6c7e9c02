package org.signrelay.salesforce.describe;

import java.util.List;

/**
 * A field as Salesforce describes it to the integration user.
 *
 * @param typeWord the type in Salesforce's word, such as {@code currency}
 * @param length most characters of a text, 0 for other types
 * @param wholeDigits most digits in front of the point of a number, 0 if it does not say
 * @param updateable whether this user may change it
 * @param unique whether no two records hold the same value
 * @param externalId whether it is an external id, and so indexed
 * @param restricted whether a picklist refuses values that are not in its list
 * @param values the active values of a picklist
 */
public record FieldDescription(
    String name,
    FieldType type,
    String typeWord,
    int length,
    int wholeDigits,
    boolean updateable,
    boolean filterable,
    boolean unique,
    boolean externalId,
    boolean restricted,
    List<String> values) {

  public FieldDescription {
    values = List.copyOf(values);
  }
}
