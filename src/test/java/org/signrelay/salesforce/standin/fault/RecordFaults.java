package org.signrelay.salesforce.standin.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceId;

/** Faults of single records: they hit the record in whatever kind of call it is written. */
public final class RecordFaults {
  private final List<RecordFault> faults = new CopyOnWriteArrayList<>();

  /** For writes of the record with this id. */
  public RecordFaultBuilder on(String id) {
    String canonical = SalesforceId.canonical(id).orElseThrow();
    return builder(target -> target.id().filter(canonical::equals).isPresent());
  }

  /** For writes of records of a type that hold, or are given, a value in a field. */
  public RecordFaultBuilder on(String type, String field, Object value) {
    return builder(target -> target.type().equals(type) && value.equals(target.value(field)));
  }

  public void clear() {
    faults.clear();
  }

  /** The error with which the record is refused. */
  public Optional<ApiError> before(String type, Optional<Row> row, Map<String, Object> values) {
    return first(new Target(type, row, values), false);
  }

  /** The error that is answered although the record was saved. */
  public Optional<ApiError> after(Row row) {
    return first(new Target(row.type(), Optional.of(row), Map.of()), true);
  }

  private Optional<ApiError> first(Target target, boolean afterSave) {
    return faults.stream()
        .filter(fault -> fault.isAfterSave() == afterSave && fault.takes(target))
        .findFirst()
        .map(RecordFault::error);
  }

  private RecordFaultBuilder builder(Predicate<Target> matcher) {
    return new RecordFaultBuilder(matcher, faults::add);
  }

  /** A record about to be written, or just written. */
  record Target(String type, Optional<Row> row, Map<String, Object> given) {
    Optional<String> id() {
      return row.map(Row::id);
    }

    Object value(String field) {
      Object stored = row.map(existing -> existing.get(field)).orElse(null);
      return given.getOrDefault(field, stored);
    }
  }
}
