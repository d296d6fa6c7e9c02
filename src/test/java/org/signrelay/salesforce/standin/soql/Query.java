package org.signrelay.salesforce.standin.soql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A query that is well formed; its names are not checked yet. */
record Query(
    String text,
    boolean count,
    List<FieldPath> fields,
    String type,
    int typePosition,
    Optional<Condition> where,
    List<Ordering> orderings,
    OptionalInt limit,
    int offset) {

  record Ordering(FieldPath path, boolean descending, boolean nullsLast) {}
}
