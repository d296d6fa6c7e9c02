package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.signrelay.delivery.Notification;

/** Gives calls to be committed as one group, as if they had arrived while others were at it. */
@ApplicationScoped
public class CallsTogether {
  @Inject GroupCommit commits;

  /** What each of them is answered, in their order. */
  public List<CompletableFuture<Acceptance>> commit(List<Notification> notifications) {
    List<ArrivedCall> group = notifications.stream().map(ArrivedCall::new).toList();
    commits.commit(group);
    return group.stream().map(ArrivedCall::answer).toList();
  }
}
