package org.signrelay.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.signrelay.design.Callers;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.Designs.Standing;
import org.signrelay.design.ServerSettings;
import org.signrelay.design.address.AddressRanges;
import org.signrelay.design.address.CallerAddress;
import org.signrelay.intake.body.PacedBody;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.signature.Signature;
import org.signrelay.intake.signature.SignedBody;
import org.signrelay.intake.transmission.TransmissionLimits;

/** Lets a call in to a design, before anything looks into its body. */
@ApplicationScoped
public class Door {
  /** An admin's edit takes effect within 10 s; sooner there is nothing to gain. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

  @Inject private Designs designs;
  @Inject private FailedCallers failedCallers;
  @Inject private Clock clock;

  /**
   * The design that a call may use, as far as its address and headers tell. A signature is judged
   * when {@link #read} has seen all that is signed.
   *
   * @throws RefusedException if the design is unknown, or its configuration is refused, or the
   *     caller check does not hold
   */
  public Design letIn(String name, IncomingCall call) {
    call.cameFrom(CallerAddress.of(call.peer(), call::header, trustedProxies()));
    Design design = known(name);
    if (!design.callers().mayCallFrom(call.address())) {
      failedCallers.reportAddress(design.id(), call.address());
      throw CallerRefusal.ofAddress(call.address());
    }
    if (!new CallerCheck(design.callers()).holdsFor(call::header) | !isSignedNow(design, call)) {
      throw failed(design, call);
    }
    return design;
  }

  /**
   * Reads a call's body and judges its signature if the design asks for one.
   *
   * @param most as {@link SignedBody#readBy} says
   * @throws RefusedException if the signature is wrong, or as the reader throws it
   */
  public <T> T read(
      Design design,
      IncomingCall call,
      InputStream body,
      long most,
      Function<InputStream, T> reader) {
    Callers callers = design.callers();
    InputStream paced = new PacedBody(body);
    if (callers.signingSecrets().isEmpty()) {
      call.trace().letIn(design);
      return reader.apply(paced);
    }
    Signature signature = Signature.find(call::header).orElseThrow(() -> failed(design, call));
    SignedBody signed =
        new SignedBody(paced, signature, callers.signingSecrets(), () -> failed(design, call));
    try {
      return signed.readBy(reader, most);
    } finally {
      if (signed.isGenuine()) {
        call.trace().letIn(design);
      }
    }
  }

  private boolean isSignedNow(Design design, IncomingCall call) {
    return design.callers().signingSecrets().isEmpty()
        || Signature.find(call::header)
            .filter(signature -> signature.isTimely(clock.instant()))
            .isPresent();
  }

  private RefusedException failed(Design design, IncomingCall call) {
    return failedCallers
        .report(design.id(), call.address())
        .map(CallerRefusal::tooOften)
        .orElseGet(() -> CallerRefusal.of(design.callers()));
  }

  private AddressRanges trustedProxies() {
    return designs.settings().map(ServerSettings::trustedProxies).orElse(AddressRanges.NONE);
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
