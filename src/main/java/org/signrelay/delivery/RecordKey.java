package org.signrelay.delivery;

import java.util.Locale;
import org.signrelay.design.OrgId;
import org.signrelay.design.RecordSettings;

/**
 * One Salesforce record, before its Salesforce id is known: org, object and document's or
 * envelope's id, in lower case. Deliveries with the same key are carried out one after the other.
 */
public record RecordKey(String value) {

  static RecordKey of(Notification notification) {
    RecordSettings record = notification.design().record(notification.kind()).orElseThrow();
    return new RecordKey(
        prefix(notification.design().org().id(), record)
            + notification.id().toLowerCase(Locale.ROOT));
  }

  /** What the keys of all records of an object begin with; the id in lower case follows. */
  public static String prefix(OrgId org, RecordSettings record) {
    return (org.value() + "|" + record.object() + "|").toLowerCase(Locale.ROOT);
  }
}
