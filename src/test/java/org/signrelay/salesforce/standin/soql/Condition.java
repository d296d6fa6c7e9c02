package org.signrelay.salesforce.standin.soql;

import java.util.List;

/** What a WHERE clause asks for. */
sealed interface Condition {
  record And(List<Condition> parts) implements Condition {}

  record Or(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  record Compare(FieldPath path, Operator operator, List<Literal> values) implements Condition {}

  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    NOT_IN,
    LIKE
  }
}
