package org.signrelay.intake.trace;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.signrelay.delivery.refused.RefusedCall;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.design.Design;
import org.signrelay.design.Secret;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;

/**
 * Follows one call, and leaves what is to be kept of it when it is refused. A trial of a caller who
 * was let in leaves nothing: who tries is told, and nothing is stored.
 */
public final class CallTrace {
  private static final Logger LOG = System.getLogger(CallTrace.class.getName());

  /** Of a body that is refused; 64 KB. */
  private static final int MOST = 64 * 1024;

  private final RefusedCalls refusedCalls;
  private final String method;
  private final String path;
  private final String address;
  private final Optional<String> contentType;
  private final ByteArrayOutputStream start = new ByteArrayOutputStream(0);
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile Design design;
  private volatile boolean tried;

  /**
   * @param path below the context root: {@code /hooks/…}
   * @param address of the caller
   */
  public CallTrace(
      RefusedCalls refusedCalls,
      String method,
      String path,
      String address,
      Optional<String> contentType) {
    this.refusedCalls = refusedCalls;
    this.method = method;
    this.path = path;
    this.address = address;
    this.contentType = contentType;
  }

  /**
   * All checks of the design hold, a signature included: from now on the body is kept too, unless
   * the design lets anybody in.
   */
  public void letIn(Design design) {
    this.design = design;
  }

  /** Whether the call is not to be carried out. */
  public CallTrace onlyTried(boolean trial) {
    tried = trial;
    return this;
  }

  /** The body, to be read in place of the one given. */
  public InputStream following(InputStream body) {
    return new StartOfBody(body, start, MOST);
  }

  /** The call was refused. Counts once; never fails. */
  public void refused(Refusal refusal) {
    boolean trialOfOneLetIn = tried && design != null;
    if (trialOfOneLetIn || !told.compareAndSet(false, true)) {
      return;
    }
    try {
      refusedCalls.add(call(refusal));
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "refused call not kept problem=" + refusal.problem(), defect);
    }
  }

  private RefusedCall call(Refusal refusal) {
    boolean verified = design != null && design.callers().areChecked();
    List<Secret> secrets = design == null ? List.of() : ConfiguredSecrets.of(design);
    byte[] body = verified ? start.toByteArray() : new byte[0];
    return new RefusedCall(
        designInPath(),
        verified,
        method,
        Blanking.values(path, secrets),
        address,
        contentType.map(type -> Blanking.values(type, secrets)),
        refusal.problem().status(),
        name(refusal.problem()),
        Blanking.values(refusal.detail(), secrets),
        body.length,
        () -> KeptText.of(body, contentType).map(text -> Blanking.of(text, secrets)));
  }

  private static String name(Problem problem) {
    return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it stands behind {@code /hooks/} or {@code /transmissions/}; empty if nothing does. */
  private String designInPath() {
    String[] segments = path.split("/", 4);
    return segments.length > 2 ? segments[2] : "";
  }
}
