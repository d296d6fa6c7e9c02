package org.signrelay.intake.body;

import java.util.Optional;

/**
 * Tells the elements of a call from those of a SOAP envelope around it. What the envelope's body
 * holds is the call; the envelope itself and its header blocks say nothing.
 */
public final class Wrapping {
  private static final int PARTS_OF_THE_ENVELOPE = 2;

  private Optional<BodyFormat> format = Optional.empty();
  private Optional<String> envelope = Optional.empty();
  private boolean inBody;
  private int depth;

  /** XML or a version of SOAP; empty before the root element. */
  public Optional<BodyFormat> format() {
    return format;
  }

  /**
   * Whether the element that starts here is of the call.
   *
   * @param namespace null if it has none
   * @param name without prefix
   */
  public boolean isOfTheCallAtStart(String namespace, String name) {
    depth++;
    if (depth == 1) {
      BodyFormat found = BodyFormat.ofRoot(namespace, name);
      format = Optional.of(found);
      envelope = found.soapNamespace();
    } else if (depth == PARTS_OF_THE_ENVELOPE) {
      inBody = name.equals("Body") && envelope.filter(soap -> soap.equals(namespace)).isPresent();
    }
    return isOfTheCall();
  }

  /** Whether the element that ends here is of the call. */
  public boolean isOfTheCallAtEnd() {
    boolean isOfTheCall = isOfTheCall();
    depth--;
    return isOfTheCall;
  }

  private boolean isOfTheCall() {
    return envelope.isEmpty() || (depth > PARTS_OF_THE_ENVELOPE && inBody);
  }
}
