package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.design.Secret;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Reaction;

/** What is accepted as new, and what is a repeat. */
class AcceptIT extends QueueSuite {
  private final String documentId = UUID.randomUUID().toString();

  @Test
  void aRepeatWithinTheWindowIsTheSameDelivery() {
    // Given
    DeliveryId first = accept(documentId, Status.COMPLETED);
    tryAndEnd(written());
    clock.advance(Duration.ofHours(23));

    // When
    Acceptance again = call(documentId, Status.COMPLETED, Map.of());

    // Then
    assertThat(again).isEqualTo(new Acceptance.Duplicate(first));
  }

  @Test
  void aRepeatAfterTheWindowIsNew() {
    // Given
    accept(documentId, Status.COMPLETED);
    clock.advance(Duration.ofHours(25));

    // When
    Acceptance again = call(documentId, Status.COMPLETED, Map.of());

    // Then
    assertThat(again).isInstanceOf(Acceptance.Accepted.class);
  }

  @Test
  void aRepeatOfADeadOrDiscardedDeliveryIsNew() {
    // Given
    accept(documentId, Status.COMPLETED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    DeliveryId second = accept(documentId, Status.COMPLETED);

    // When
    actions.discard(second);
    Acceptance third = call(documentId, Status.COMPLETED, Map.of());

    // Then
    assertThat(third).isInstanceOf(Acceptance.Accepted.class);
  }

  @Test
  void aCallWithAnotherValueIsAnother() {
    // Given
    accept(documentId, Status.COMPLETED);

    // When
    Acceptance other = call(documentId, Status.COMPLETED, Map.of("feedback", "fine"));

    // Then
    assertThat(other).isInstanceOf(Acceptance.Accepted.class);
  }

  @Test
  void ofManyCopiesAtTheSameMomentOneIsNew() throws Exception {
    // Given
    ExecutorService senders = Executors.newFixedThreadPool(8);
    Callable<Acceptance> copy = () -> call(documentId, Status.COMPLETED, Map.of());

    // When
    List<Future<Acceptance>> results =
        senders.invokeAll(Stream.generate(() -> copy).limit(24).toList());
    senders.shutdown();

    // Then
    List<Acceptance> all = results.stream().map(AcceptIT::result).toList();
    assertThat(all).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
    assertThat(all).extracting(Acceptance::id).containsOnly(all.get(0).id());
  }

  @Test
  void whatACallSaidIsReadBackAndUnreadableWithoutTheKey() {
    // Given
    configuration.encryptWith(key(1));
    accept(documentId, Status.COMPLETED);
    Claim claim = claimOne();

    // When
    configuration.encryptWith(key(2), key(1));
    Work rotated = open(claim).orElseThrow();
    configuration.encryptWith(key(2));
    Work lost = open(claim).orElseThrow();
    configuration.encryptWith();

    // Then
    assertThat(rotated.values()).hasValue(Map.of("documentId", documentId));
    assertThat(lost.values()).isEmpty();
  }

  private static Secret key(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return new Secret(Base64.getEncoder().encodeToString(bytes));
  }

  private static Acceptance result(Future<Acceptance> future) {
    try {
      return future.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
