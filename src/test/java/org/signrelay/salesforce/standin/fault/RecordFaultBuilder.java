package org.signrelay.salesforce.standin.fault;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.signrelay.salesforce.standin.protocol.ApiError;

/** Says how often and with which error; without {@link #times} it holds for one write. */
public final class RecordFaultBuilder {
  private final Predicate<RecordFaults.Target> matcher;
  private final Consumer<RecordFault> register;
  private int times = 1;

  RecordFaultBuilder(Predicate<RecordFaults.Target> matcher, Consumer<RecordFault> register) {
    this.matcher = matcher;
    this.register = register;
  }

  public RecordFaultBuilder times(int number) {
    times = number;
    return this;
  }

  public RecordFaultBuilder always() {
    return times(Integer.MAX_VALUE);
  }

  /** Refuses the record. */
  public RecordFault error(String code, String message, String... fields) {
    return add(false, ApiError.of(code, message, fields));
  }

  /** Saves the record and says that it failed. */
  public RecordFault errorThoughSaved(String code, String message, String... fields) {
    return add(true, ApiError.of(code, message, fields));
  }

  private RecordFault add(boolean afterSave, ApiError error) {
    var fault = new RecordFault(matcher, afterSave, times, error);
    register.accept(fault);
    return fault;
  }
}
