package org.signrelay.salesforce.standin.data;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.signrelay.salesforce.standin.schema.SObjectType;

/** Writes that can be taken back to any earlier mark; used while the database is locked. */
public final class Transaction {
  private final Database database;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  Transaction(Database database) {
    this.database = database;
  }

  /** A mark to roll back to. */
  public int mark() {
    return undo.size();
  }

  public void rollBackTo(int mark) {
    while (undo.size() > mark) {
      undo.pop().run();
    }
  }

  public Row insert(SObjectType type, Map<String, Object> values) {
    Row row = database.newRow(type.name(), type.keyPrefix());
    Table table = database.table(type.name());
    row.write(database.clock().instant(), values);
    table.add(row);
    undo.push(() -> table.remove(row));
    return row;
  }

  public void update(Row row, Map<String, Object> changes) {
    Map<String, Object> before = row.values();
    Table table = database.table(row.type());
    Collection<String> fields = changes.keySet();
    table.reindex(row, fields, () -> row.write(database.clock().instant(), changes));
    undo.push(() -> table.reindex(row, fields, () -> row.takeBack(before)));
  }

  public void delete(Row row) {
    row.deleted(true);
    undo.push(() -> row.deleted(false));
  }
}
