package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signrelay.database.DatabaseTime;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.LogText;
import org.signrelay.design.OrgId;

/** Commits calls together, and by themselves if one of them spoils it for the others. */
@ApplicationScoped
class GroupCommit {
  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  /** A lost race against the same call is over after one repeat; the second is for good measure. */
  private static final int TRIES_ALONE = 2;

  @Inject AcceptanceStore store;
  @Inject ShortWay shortWay;
  @Inject DatabaseTime databaseTime;
  @Inject Event<DeliveryEvent> events;

  /** Commits calls and answers each of them, whatever happens. */
  void commit(List<ArrivedCall> group) {
    List<Candidate> candidates = new ArrayList<>();
    List<Stored> results;
    try {
      enter(group, candidates);
      results = store.store(candidates);
    } catch (Exception notCommitted) {
      candidates.forEach(this::leaveShortWay);
      commitAlone(group, notCommitted);
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      finish(group.get(i), results.get(i));
    }
  }

  /** A call goes the short way if it is the only one of its org: several go together. */
  private void enter(List<ArrivedCall> group, List<Candidate> candidates) {
    Map<OrgId, Long> numbers =
        group.stream()
            .collect(
                Collectors.groupingBy(
                    call -> call.notification().org().id(), Collectors.counting()));
    group.stream()
        .map(ArrivedCall::notification)
        .map(
            notification ->
                new Candidate(
                    notification,
                    numbers.get(notification.org().id()) == 1
                        ? shortWay.enter(notification)
                        : Optional.empty()))
        .forEach(candidates::add);
  }

  private void leaveShortWay(Candidate candidate) {
    candidate.claim().ifPresent(shortWay::leave);
  }

  /** A call that is committed is answered, whatever goes wrong with what follows. */
  private void finish(ArrivedCall call, Stored stored) {
    try {
      goOn(call, stored);
    } catch (RuntimeException failed) {
      LOG.log(
          Level.ERROR, "stored call waits for the timer id=" + stored.acceptance().id(), failed);
    } finally {
      call.answer().complete(stored.acceptance());
    }
  }

  private void goOn(ArrivedCall call, Stored stored) {
    if (stored.mayGo()) {
      shortWay.go(stored.delivery().orElseThrow(), call.notification());
    } else {
      leaveShortWay(stored.candidate());
    }
    if (stored.acceptance() instanceof Acceptance.Accepted accepted) {
      events.fire(
          new DeliveryEvent.Accepted(
              accepted.id(),
              call.notification().design().id(),
              call.notification().org().id(),
              stored.mayGo()));
    }
  }

  private void commitAlone(List<ArrivedCall> group, Exception notCommitted) {
    LOG.log(
        Level.INFO,
        "calls could not be stored together, they are stored one by one count={0} reason={1}",
        Integer.toString(group.size()),
        LogText.of(notCommitted.toString()));
    Optional<Exception> away = databaseAway();
    for (ArrivedCall call : group) {
      if (away.isPresent()) {
        refuse(call, away.get());
      } else if (!commitAlone(call)) {
        away = databaseAway();
      }
    }
  }

  /** If the database does not answer at all, each call would only wait for it. */
  private Optional<Exception> databaseAway() {
    try {
      databaseTime.now();
      return Optional.empty();
    } catch (Exception away) {
      return Optional.of(away);
    }
  }

  private boolean commitAlone(ArrivedCall call) {
    List<Candidate> alone = List.of(new Candidate(call.notification(), Optional.empty()));
    Exception last = null;
    for (int tries = 0; tries < TRIES_ALONE; tries++) {
      try {
        finish(call, store.store(alone).get(0));
        return true;
      } catch (Exception notCommitted) {
        last = notCommitted;
      }
    }
    refuse(call, last);
    return false;
  }

  private static void refuse(ArrivedCall call, Exception cause) {
    LOG.log(Level.ERROR, "call not accepted design=" + call.notification().design().id(), cause);
    call.answer()
        .completeExceptionally(
            new NotAcceptedException("the database did not take the call", RETRY_AFTER, cause));
  }
}
