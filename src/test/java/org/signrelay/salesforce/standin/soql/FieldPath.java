package org.signrelay.salesforce.standin.soql;

import java.util.List;

/** A field's name with those of the relationships that lead to it, such as {@code Owner.Name}. */
record FieldPath(List<String> names, int position) {
  String written() {
    return String.join(".", names);
  }
}
