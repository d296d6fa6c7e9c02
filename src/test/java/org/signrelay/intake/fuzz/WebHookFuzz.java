package org.signrelay.intake.fuzz;

import java.util.Map;
import java.util.Optional;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.Body;
import org.signrelay.intake.body.BrokenBodyException;
import org.signrelay.intake.reading.NotificationReading;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.repair.Repair;
import org.signrelay.intake.repair.Repaired;

/** Any bytes as the body of a web hook. */
public final class WebHookFuzz {
  private static final Design DESIGN = SampleDesign.handling(Kind.values());

  private WebHookFuzz() {}

  /**
   * Called by the fuzzer, for whom anything that is thrown is a finding.
   *
   * @throws AssertionError if what comes of the bytes is not in the contract
   */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzedCall call = FuzzedCall.of(input);
    try {
      Body body = Body.read(call.body(), call.contentType());
      require(
          NotificationReading.ofWebHook(DESIGN, Optional.empty(), body.values(), Optional.empty()));
    } catch (BrokenBodyException broken) {
      AgreedRefusal.require(broken.refusal());
      new Repair(DESIGN, Optional.empty(), Optional.empty())
          .of(broken)
          .map(Repaired::notification)
          .ifPresent(repaired -> requireRepaired(repaired, broken.text()));
    } catch (RefusedException refused) {
      AgreedRefusal.require(refused.refusal());
    }
  }

  private static void requireRepaired(Notification notification, String body) {
    require(notification);
    if (!body.contains(notification.id()) || notification.values().size() > 2) {
      throw new AssertionError("a repair took what the body does not say for sure");
    }
  }

  private static void require(Notification notification) {
    if (notification.status().isEmpty() && notification.event().isEmpty()) {
      throw new AssertionError("accepted without a status or an event");
    }
    Map<String, String> values = notification.values();
    values.forEach(
        (name, value) -> {
          if (value.isEmpty() || value.indexOf(0) >= 0 || name.indexOf(0) >= 0) {
            throw new AssertionError("accepted a value that cannot be stored: " + name);
          }
        });
    if (values.containsKey("password") || values.containsKey("username")) {
      throw new AssertionError("credentials are kept among the values");
    }
  }
}
