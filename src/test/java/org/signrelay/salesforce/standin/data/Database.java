package org.signrelay.salesforce.standin.data;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.protocol.StandInClock;
import org.signrelay.salesforce.standin.schema.Schema;

/** The records of the org. One call at a time reads or writes; each write is a transaction. */
public final class Database {
  private final Schema schema;
  private final StandInClock clock;
  private final Map<String, Table> tables = new HashMap<>();
  private long lastNumber = 0;

  public Database(Schema schema, StandInClock clock) {
    this.schema = schema;
    this.clock = clock;
  }

  public Schema schema() {
    return schema;
  }

  public StandInClock clock() {
    return clock;
  }

  /** Runs with no other call reading or writing. */
  public synchronized <T> T locked(Supplier<T> work) {
    return work.get();
  }

  /** Runs as one transaction; an exception takes back all that was written. */
  public synchronized <T> T inTransaction(Function<Transaction, T> work) {
    var transaction = new Transaction(this);
    try {
      T result = work.apply(transaction);
      notifyAll();
      return result;
    } catch (RuntimeException e) {
      transaction.rollBackTo(0);
      throw e;
    }
  }

  /** The row with this id in either form, deleted ones too. */
  public synchronized Optional<Row> find(String id) {
    return SalesforceId.canonical(id)
        .flatMap(
            canonical ->
                schema.ofId(canonical).flatMap(type -> table(type.name()).find(canonical)));
  }

  /** The rows of a type in the order of their creation, without deleted ones. */
  public synchronized List<Row> rows(String type) {
    return table(type).rows().stream().filter(row -> !row.isDeleted()).toList();
  }

  /** The rows of a type, deleted ones too. */
  public synchronized List<Row> allRows(String type) {
    return List.copyOf(table(type).rows());
  }

  /** Rows, deleted ones too, whose field holds a value; texts are compared without case. */
  public synchronized Collection<Row> matching(String type, String field, Object value) {
    return table(type).matching(field, value);
  }

  public synchronized List<FieldChange> history(String id, String field) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no row " + id)).history(field);
  }

  /**
   * Waits until a condition on the rows holds.
   *
   * @return whether it came to hold in time
   */
  public synchronized boolean await(BooleanSupplier condition, Duration atMost)
      throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  synchronized Row newRow(String type, String keyPrefix) {
    return new Row(SalesforceId.of(keyPrefix, ++lastNumber), type);
  }

  Table table(String type) {
    return tables.computeIfAbsent(type, name -> new Table());
  }
}
