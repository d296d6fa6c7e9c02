package org.signrelay.salesforce.standin.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value that a query compares with. */
sealed interface Literal {
  /** A string between quotes; {@code raw} has its escapes still in it, LIKE reads them itself. */
  record Text(String raw) implements Literal {}

  record Numeric(BigDecimal value) implements Literal {}

  record Bool(boolean value) implements Literal {}

  record Day(LocalDate value) implements Literal {}

  record Moment(Instant value) implements Literal {}

  record Null() implements Literal {}
}
