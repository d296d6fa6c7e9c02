package org.signrelay.salesforce.standin.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.data.Transaction;
import org.signrelay.salesforce.standin.data.WriteScope;
import org.signrelay.salesforce.standin.fault.FaultPlan;
import org.signrelay.salesforce.standin.fault.RecordFaults;
import org.signrelay.salesforce.standin.login.Session;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** What one call carries through its work: who makes it, what it wrote, what shall go wrong. */
public final class CallScope implements WriteScope {
  private final FaultPlan plan;
  private final RecordFaults recordFaults;
  private final RowLocks.Holder locks;
  private final List<String> written = new ArrayList<>();
  private Optional<Session> session = Optional.empty();
  private Optional<String> userName = Optional.empty();
  private Optional<Transaction> outer = Optional.empty();
  private int place = 0;

  public CallScope(FaultPlan plan, RecordFaults recordFaults, RowLocks.Holder locks) {
    this.plan = plan;
    this.recordFaults = recordFaults;
    this.locks = locks;
  }

  /** Says whose session the call uses. */
  public void use(Session used) {
    session = Optional.of(used);
    userName = Optional.of(used.user().username());
  }

  /** Says who tries to log in. */
  public void loginAttemptOf(String username) {
    userName = Optional.of(username);
  }

  public Optional<String> userName() {
    return userName;
  }

  public Session session() {
    return session.orElseThrow();
  }

  /** Runs in the transaction of the composite call around, or in one of its own. */
  public <T> T inTransaction(Database database, Function<Transaction, T> work) {
    return outer.isPresent()
        ? database.locked(() -> work.apply(outer.get()))
        : database.inTransaction(work);
  }

  /** Makes all that the work does one transaction. */
  public <T> T inOneTransaction(Database database, Function<Transaction, T> work) {
    return database.inTransaction(
        transaction -> {
          outer = Optional.of(transaction);
          try {
            return work.apply(transaction);
          } finally {
            outer = Optional.empty();
          }
        });
  }

  @Override
  public String userId() {
    return session().user().id();
  }

  @Override
  public void at(int placeInCall) {
    place = placeInCall;
  }

  @Override
  public void beforeWrite(String type, Optional<Row> row, Map<String, Object> values) {
    Optional<ApiError> scripted = plan.itemError(place);
    scripted
        .or(() -> recordFaults.before(type, row, values))
        .ifPresent(
            error -> {
              throw new SalesforceException(400, error);
            });
    row.ifPresent(locks::acquire);
  }

  @Override
  public Optional<ApiError> afterWrite(Row row) {
    written.add(row.id());
    return recordFaults.after(row);
  }

  /** Ids of the records written. */
  public List<String> written() {
    return List.copyOf(written);
  }

  /** Lets other calls write the records that this one wrote. */
  public void release() {
    locks.release();
  }
}
