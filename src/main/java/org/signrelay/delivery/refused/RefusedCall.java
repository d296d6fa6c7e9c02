package org.signrelay.delivery.refused;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call that was not accepted. Longer texts are cut when they are kept.
 *
 * @param design as the URL names it, whether there is such a design or not
 * @param verified whether the caller check held
 * @param path below the context root, without the query
 * @param status HTTP status of the answer
 * @param problem last part of the type of the problem, such as {@code malformed-body}
 * @param reason what the caller was told
 * @param bodyBytes how much of the body there is to keep
 * @param body the text to keep, without secrets; asked for later, on another thread
 */
public record RefusedCall(
    String design,
    boolean verified,
    String method,
    String path,
    String address,
    Optional<String> contentType,
    int status,
    String problem,
    String reason,
    int bodyBytes,
    Supplier<Optional<String>> body) {

  /** Says nothing of what the caller sent. */
  @Override
  public String toString() {
    return status + " " + problem;
  }
}
