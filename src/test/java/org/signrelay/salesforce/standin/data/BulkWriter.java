package org.signrelay.salesforce.standin.data;

import java.util.ArrayList;
import java.util.List;

/** Writes the records of one call in their order, each by itself or all or none. */
public final class BulkWriter {
  private final RecordWriter writer;

  public BulkWriter(RecordWriter writer) {
    this.writer = writer;
  }

  /** The write of one record; refuses by exception. */
  @FunctionalInterface
  public interface Item {
    RecordResult write(Transaction transaction);
  }

  public List<RecordResult> run(
      Transaction transaction, WriteScope scope, List<Item> items, boolean allOrNone) {
    int mark = transaction.mark();
    var results = new ArrayList<RecordResult>();
    for (int place = 0; place < items.size(); place++) {
      Item item = items.get(place);
      scope.at(place);
      results.add(writer.attempt(transaction, () -> item.write(transaction)));
    }
    if (!allOrNone || results.stream().allMatch(RecordResult::isSuccess)) {
      return results;
    }
    transaction.rollBackTo(mark);
    return results.stream()
        .map(result -> result.isSuccess() ? result.rolledBack() : result)
        .toList();
  }
}
