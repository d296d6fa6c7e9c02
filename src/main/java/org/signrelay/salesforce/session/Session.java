package org.signrelay.salesforce.session;

import java.net.URI;
import org.signrelay.design.Org;
import org.signrelay.design.Secret;

/**
 * A session with an org.
 *
 * @param instance scheme, host and port of all REST calls; may change at the next login
 */
public record Session(URI instance, Secret token) {

  /** Where REST calls begin, such as {@code https://….my.salesforce.com/services/data/v64.0}. */
  public String rest(Org org) {
    return instance + "/services/data/v" + org.apiVersion();
  }
}
