package org.signrelay.delivery.carry;

import java.util.Map;
import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.PassedCredentials;

/**
 * What there is to know before a delivery is carried out.
 *
 * @param values what the call said, or empty if no configured key opens it
 * @param overtakenBy acronym of a status already written that this one must not replace
 * @param document how far the document of the same record has come; known only where the design
 *     expects documents
 * @param credentials what the call brought to log in with, if it was kept
 */
public record Work(
    Delivery delivery,
    Optional<Map<String, String>> values,
    Optional<String> overtakenBy,
    ExpectedDocument document,
    Optional<PassedCredentials> credentials) {

  /** Where a design's delivery goes. */
  public Org org(Design design) {
    Org org = design.org();
    return org.takesCredentialsOfCalls() ? credentials.map(org::with).orElse(org) : org;
  }
}
