package org.signrelay.delivery;

import java.util.Locale;
import org.signrelay.design.RecordSettings;

/**
 * One Salesforce record, before its Salesforce id is known: org, object and document's or
 * envelope's id, in lower case. Deliveries with the same key are carried out one after the other.
 */
public record RecordKey(String value) {

  static RecordKey of(Notification notification) {
    RecordSettings record = notification.design().record(notification.kind()).orElseThrow();
    return new RecordKey(
        String.join(
                "|", notification.design().org().id().value(), record.object(), notification.id())
            .toLowerCase(Locale.ROOT));
  }
}
