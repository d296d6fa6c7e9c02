package org.signrelay.delivery;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes understood calls over: what {@link #accept} returns for is committed. */
@ApplicationScoped
public class Reception {

  /**
   * Stores a call durably and starts its delivery.
   *
   * @throws NotAcceptedException if the call could not be committed; nothing of it was kept
   */
  public Acceptance accept(Notification notification) {
    throw new UnsupportedOperationException(notification.toString());
  }
}
