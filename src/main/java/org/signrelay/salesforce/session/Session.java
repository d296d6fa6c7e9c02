package org.signrelay.salesforce.session;

import java.net.URI;
import org.signrelay.design.Secret;

/**
 * A session with an org.
 *
 * @param instance scheme, host and port of all REST calls; may change at the next login
 */
public record Session(URI instance, Secret token) {}
