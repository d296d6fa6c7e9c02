package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.ShortWay;
import org.signrelay.delivery.carry.ExpectedDocument;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.design.OrgId;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.budget.ApiBudget;

/**
 * Lets a call go at once to an org for which this node does nothing at the moment. All others are
 * looked for and claimed by the dispatcher, which takes together what is due.
 */
@ApplicationScoped
class IdleOrgs implements ShortWay {
  @Inject Underway underway;
  @Inject ApiBudget budget;
  @Inject Gate gate;
  @Inject Obstacles obstacles;
  @Inject Dispatcher dispatcher;

  @Override
  public Optional<String> enter(Notification notification) {
    OrgId org = notification.org().id();
    if (notification.credentials().isPresent()
        || !notification.design().enabled()
        || (isFinal(notification) && notification.design().documents().expectedWait().isPresent())
        || !gate.canEnter(org)
        || (!isFinal(notification) && budget.isInReserve(org))) {
      return Optional.empty();
    }
    String claim = UUID.randomUUID().toString();
    return underway.beginFirst(org, claim) ? Optional.of(claim) : Optional.empty();
  }

  private static boolean isFinal(Notification notification) {
    return notification.status().filter(Status::isFinal).isPresent();
  }

  @Override
  public boolean isClear(Delivery claimed) {
    return obstacles.isNoneFor(claimed);
  }

  @Override
  public void go(Delivery claimed, Notification notification) {
    dispatcher.send(
        claimed.org(),
        new Claim(claimed.claim().orElseThrow(), claimed.id()),
        new Work(
            claimed,
            Optional.of(notification.values()),
            Optional.empty(),
            ExpectedDocument.NOT_YET,
            Optional.empty()));
  }

  @Override
  public void leave(String claim) {
    underway.end(claim);
  }
}
