package org.signrelay.design.check;

import java.util.Set;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.ServerSettings;

/**
 * What a design depends on in the settings of the whole server.
 *
 * @param allowedHosts {@code host} or {@code host:port}, in lower case
 * @param encrypts whether there is an encryption key
 * @param documentLocation where documents go of designs that do not say it
 */
record Surroundings(Set<String> allowedHosts, boolean encrypts, DocumentLocation documentLocation) {

  static Surroundings of(ServerSettings server) {
    return new Surroundings(
        server.allowedHosts(), !server.encryptionKeys().isEmpty(), server.documentLocation());
  }
}
