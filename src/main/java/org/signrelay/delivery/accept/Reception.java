package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.signrelay.database.Database;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Designs;

/** Takes understood calls over: what {@link #accept} answers is committed. */
@ApplicationScoped
public class Reception {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  @Inject Database database;
  @Inject Arrivals arrivals;
  @Inject Designs designs;

  /**
   * Stores a call durably and starts its delivery.
   *
   * @return completed after the commit, on this thread or another one; with a {@link
   *     NotAcceptedException} if the call could not be committed and nothing of it was kept
   * @throws NotAcceptedException if that is clear at once
   */
  public CompletionStage<Acceptance> accept(Notification notification) {
    if (!database.isOpen()) {
      throw new NotAcceptedException("the database is not ready", RETRY_AFTER, null);
    }
    if (notification.credentials().isPresent() && designs.server().encryptionKeys().isEmpty()) {
      throw new NotAcceptedException("no encryption key for credentials", RETRY_AFTER, null);
    }
    return arrivals.add(notification);
  }
}
