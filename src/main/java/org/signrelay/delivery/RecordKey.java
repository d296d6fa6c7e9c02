package org.signrelay.delivery;

import java.util.Locale;
import java.util.UUID;
import org.signrelay.database.TextHash;
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
        prefix(notification.org().id(), record) + notification.id().toLowerCase(Locale.ROOT));
  }

  /** By which the database finds all that is about the record. */
  public UUID hash() {
    return TextHash.of(value);
  }

  /** What the keys of all records of an object begin with; the id in lower case follows. */
  public static String prefix(OrgId org, RecordSettings record) {
    return (org.value() + objectPart(record)).toLowerCase(Locale.ROOT);
  }

  /** What stands between org and id, in lower case. */
  public static String objectPart(RecordSettings record) {
    return ("|" + record.object() + "|").toLowerCase(Locale.ROOT);
  }
}
