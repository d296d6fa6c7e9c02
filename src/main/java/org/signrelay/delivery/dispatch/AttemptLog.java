package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.LogText;
import org.signrelay.design.OrgId;

/** Tells the log and whoever watches how tries ended. */
@ApplicationScoped
class AttemptLog {
  private static final Logger LOG = System.getLogger(AttemptLog.class.getName());

  @Inject Event<DeliveryEvent> events;

  /** A line for each delivery, but one for all of a batch that were written as they should. */
  void report(OrgId org, List<Delivery> deliveries, Duration took) {
    long delivered =
        deliveries.stream().filter(delivery -> delivery.state() == DeliveryState.DELIVERED).count();
    if (delivered > 1) {
      LOG.log(
          Level.INFO,
          "delivered org={0} count={1} millis={2}",
          org,
          Long.toString(delivered),
          Long.toString(took.toMillis()));
    }
    for (Delivery delivery : deliveries) {
      log(levelOf(delivery, delivered > 1), delivery, took);
      events.fire(
          new DeliveryEvent.Tried(delivery.id(), delivery.design(), delivery.state(), took));
    }
  }

  private static Level levelOf(Delivery delivery, boolean oneOfMany) {
    return switch (delivery.state()) {
      case DEAD -> Level.ERROR;
      case WAITING, HELD -> Level.WARNING;
      case DELIVERED -> oneOfMany ? Level.DEBUG : Level.INFO;
      default -> Level.INFO;
    };
  }

  private static void log(Level level, Delivery delivery, Duration took) {
    if (!LOG.isLoggable(level)) {
      return;
    }
    LOG.log(
        level,
        "tried delivery={0} design={1} {2}={3} status={4} state={5} attempts={6} millis={7}{8}",
        delivery.id(),
        delivery.design(),
        delivery.kind().word(),
        LogText.of(delivery.subjectId()),
        delivery.status().map(status -> status.acronym(delivery.kind())).orElse("-"),
        delivery.state().word(),
        Integer.toString(delivery.attempts()),
        Long.toString(took.toMillis()),
        delivery
            .errorCode()
            .map(
                code ->
                    " code=" + code + " message=" + LogText.of(delivery.errorMessage().orElse("")))
            .orElse(""));
  }
}
