package org.signrelay.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.Designs.Standing;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.TransmissionLimits;

/** Lets a call in to a design, before anything looks into its body. */
@ApplicationScoped
public class Door {
  /** An admin's edit takes effect within 10 s; sooner there is nothing to gain. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

  @Inject private Designs designs;
  @Inject private FailedCallers failedCallers;

  /**
   * The design that a call may use.
   *
   * @throws RefusedException if the design is unknown, or its configuration is refused, or the
   *     caller check does not hold
   */
  public Design letIn(String name, IncomingCall call) {
    Design design = known(name);
    if (!new CallerCheck(design.callers()).holdsFor(call::header)) {
      failedCallers.report(design.id(), call.address());
      throw CallerRefusal.of(design.callers());
    }
    return design;
  }

  /**
   * The design of this name, whoever asks.
   *
   * @throws RefusedException if the design is unknown, or its configuration is refused
   */
  public Design known(String name) {
    return DesignId.parse(name)
        .map(id -> designs.find(id).orElseThrow(() -> notLoaded(id)))
        .orElseThrow(() -> unknown(name));
  }

  /** Largest body of a web hook, in bytes. */
  public long largestBody() {
    return designs.server().maxNotificationBytes();
  }

  private RefusedException notLoaded(DesignId id) {
    if (designs.standing(id) == Standing.UNKNOWN) {
      return unknown(id.value());
    }
    return new RefusedException(
        new Refusal(
                Problem.DESIGN_REFUSED,
                "The configuration of the design " + id + " is refused; the server's log says why.")
            .retryAfter(UNTIL_MENDED));
  }

  /** How much of a transmission is taken. */
  public TransmissionLimits limits() {
    return new TransmissionLimits(
        designs.server().maxDocumentBytes(), designs.server().maxNotificationBytes());
  }

  private static RefusedException unknown(String name) {
    return new RefusedException(
        Problem.UNKNOWN_DESIGN, "There is no notification design " + Quoted.text(name) + ".");
  }
}
