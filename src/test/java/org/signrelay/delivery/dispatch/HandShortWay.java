package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.ShortWay;
import org.signrelay.delivery.claim.Claim;

/** The short way, closed unless a test opens it; nothing that goes it is carried out. */
@ApplicationScoped
public class HandShortWay implements ShortWay {
  private final Queue<Claim> gone = new ConcurrentLinkedQueue<>();
  private final Queue<String> left = new ConcurrentLinkedQueue<>();
  private final Queue<Object> transactions = new ConcurrentLinkedQueue<>();
  private volatile boolean open;

  @Inject Obstacles obstacles;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry registry;

  void open() {
    open = true;
  }

  void close() {
    open = false;
    gone.clear();
    left.clear();
    transactions.clear();
  }

  Queue<Claim> gone() {
    return gone;
  }

  Queue<String> left() {
    return left;
  }

  /** In which transactions deliveries were asked about, once for each of them. */
  Queue<Object> transactions() {
    return transactions;
  }

  @Override
  public Optional<String> enter(Notification notification) {
    return open ? Optional.of(UUID.randomUUID().toString()) : Optional.empty();
  }

  @Override
  public boolean isClear(Delivery claimed) {
    transactions.add(registry.getTransactionKey());
    return obstacles.isNoneFor(claimed);
  }

  @Override
  public void go(Delivery claimed, Notification notification) {
    gone.add(new Claim(claimed.claim().orElseThrow(), claimed.id()));
  }

  @Override
  public void leave(String claim) {
    left.add(claim);
  }
}
