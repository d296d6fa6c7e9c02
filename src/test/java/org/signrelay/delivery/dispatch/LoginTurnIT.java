package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.lockout.LoginTurns;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/**
 * Nodes log in to an org one after the other. Threads stand for nodes: a turn knows nothing else.
 */
class LoginTurnIT extends QueueSuite {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  private final ExecutorService nodes = Executors.newFixedThreadPool(8);

  @Inject LoginTurns turns;
  @Inject RefusedLogins refusedLogins;

  @AfterEach
  void stopNodes() {
    nodes.shutdownNow();
  }

  @Test
  void ofManyNodesOneSendsABadCombination() throws Exception {
    // Given
    Org org = design.org();
    AtomicInteger sent = new AtomicInteger();
    Callable<Boolean> node = () -> turns.inTurn(org.id(), LENGTH, () -> sendIfAllowed(org, sent));

    // When
    List<Future<Boolean>> results = nodes.invokeAll(Stream.generate(() -> node).limit(8).toList());

    // Then
    for (Future<Boolean> result : results) {
      result.get();
    }
    assertThat(sent).hasValue(1);
  }

  @Test
  void theTurnOfADeadNodeEndsByItself() {
    // Given
    Org org = design.org();

    // When
    String result =
        turns.inTurn(
            org.id(),
            LENGTH,
            () -> {
              clock.advance(LENGTH.plusMillis(1));
              return onAnotherNode(org, "taken over");
            });

    // Then
    assertThat(result).isEqualTo("taken over");
    assertThat(onAnotherNode(org, "free again")).isEqualTo("free again");
  }

  @Test
  void whoDoesNotGetTheTurnTriesAgainLater() {
    // Given
    Org org = design.org();

    // When
    SalesforceException refused =
        turns.inTurn(
            org.id(),
            LENGTH,
            () ->
                catchThrowableOfType(
                    SalesforceException.class, () -> onAnotherNode(org, "too early")));

    // Then
    assertThat(refused.failure().reaction()).isEqualTo(Reaction.RETRY);
    assertThat(refused.failure().code()).isEqualTo("login-elsewhere");
  }

  @Test
  void aTurnIsGivenBackAfterAFailureToo() {
    // Given
    Org org = design.org();

    // When
    assertThatThrownBy(() -> turns.inTurn(org.id(), LENGTH, LoginTurnIT::fail))
        // Then
        .isInstanceOf(IllegalStateException.class);
    assertThat(onAnotherNode(org, "free")).isEqualTo("free");
  }

  private static String fail() {
    throw new IllegalStateException("not logged in");
  }

  private boolean sendIfAllowed(Org org, AtomicInteger sent) {
    if (refusedLogins.refusalOf(org).isPresent()) {
      return false;
    }
    sent.incrementAndGet();
    refusedLogins.remember(org, new Failure(Reaction.HOLD, Scope.LOGIN, "INVALID_LOGIN", "no"));
    return true;
  }

  private String onAnotherNode(Org org, String result) {
    try {
      return CompletableFuture.supplyAsync(
              () -> turns.inTurn(org.id(), LENGTH, () -> result), nodes)
          .join();
    } catch (java.util.concurrent.CompletionException failed) {
      throw (RuntimeException) failed.getCause();
    }
  }
}
