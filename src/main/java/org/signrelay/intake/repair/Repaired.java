package org.signrelay.intake.repair;

import java.util.List;
import org.signrelay.delivery.Notification;
import org.signrelay.intake.body.FoundValue;

/**
 * A call whose body was broken, with what could be taken out of it.
 *
 * @param values an id, and a status or event unless the URL or the design says it
 */
public record Repaired(Notification notification, List<FoundValue> values) {
  public Repaired {
    values = List.copyOf(values);
  }
}
