package org.signrelay.salesforce.standin.calls;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Schema;
import org.signrelay.salesforce.standin.schema.Trait;

/**
 * Records and their master records are locked from being written until their call is answered.
 * Salesforce waits up to ten seconds for a lock; here the second call is refused at once.
 */
public final class RowLocks {
  private final Schema schema;
  private final Map<String, Holder> holders = new ConcurrentHashMap<>();
  private volatile boolean enforced = false;

  public RowLocks(Schema schema) {
    this.schema = schema;
  }

  public void enforce(boolean on) {
    enforced = on;
  }

  public Holder newHolder() {
    return new Holder();
  }

  /** The locks of one call. */
  public final class Holder {
    private final Set<String> held = new HashSet<>();

    void acquire(Row row) {
      if (!enforced) {
        return;
      }
      lock(row.id());
      SObjectType type = schema.find(row.type()).orElseThrow();
      type.fields().stream()
          .filter(field -> field.is(Trait.LOCKS_PARENT))
          .filter(field -> row.get(field.name()) != null)
          .forEach(field -> lock((String) row.get(field.name())));
    }

    void release() {
      held.forEach(id -> holders.remove(id, this));
    }

    private void lock(String id) {
      Holder holder = holders.computeIfAbsent(id, key -> this);
      if (!holder.equals(this)) {
        throw SalesforceException.badRequest(
            "UNABLE_TO_LOCK_ROW",
            "unable to obtain exclusive access to this record or 1 records: " + id);
      }
      held.add(id);
    }
  }
}
