package org.signrelay.salesforce.standin.soql;

/**
 * A word of a query.
 *
 * @param text as written; of a string what stands between the quotes, escapes untouched
 * @param position of its first character in the query, from 0
 */
record Token(Kind kind, String text, int position) {
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    DATE,
    DATE_TIME,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  /** How an error message shows it. */
  String shown() {
    return kind == Kind.END ? "<EOF>" : text;
  }
}
