package org.signrelay.delivery.accept;

import java.util.concurrent.CompletableFuture;
import org.signrelay.delivery.Notification;

/**
 * A call on its way into the database.
 *
 * @param answer completed after the commit, or with a {@link NotAcceptedException}
 */
record ArrivedCall(Notification notification, CompletableFuture<Acceptance> answer) {
  ArrivedCall(Notification notification) {
    this(notification, new CompletableFuture<>());
  }
}
