package org.signrelay.salesforce.standin.login;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/** Where the org lives; logins answer it, and it may be another place at the next login. */
public final class Instance {
  private final AtomicReference<URI> uri = new AtomicReference<>();

  public URI uri() {
    return uri.get();
  }

  public void moveTo(URI place) {
    uri.set(place);
  }
}
