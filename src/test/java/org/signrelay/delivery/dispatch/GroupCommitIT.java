package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.accept.CallsTogether;
import org.signrelay.delivery.accept.NotAcceptedException;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;

/** Calls that arrive together are committed together, and each is answered for itself. */
class GroupCommitIT extends QueueSuite {
  /** A document's id has 255 characters at most in the table of deliveries. */
  private static final String TOO_LONG = "x".repeat(300);

  @Inject CallsTogether together;

  @AfterEach
  void closeShortWay() {
    shortWay.close();
  }

  @Test
  void aGroupSharesOneTransaction() {
    // Given
    shortWay.open();

    // When
    List<CompletableFuture<Acceptance>> answers =
        together.commit(
            Stream.generate(() -> callOfAnotherOrg(newId(), Status.COMPLETED)).limit(3).toList());

    // Then
    assertThat(answers).allSatisfy(GroupCommitIT::isAccepted);
    assertThat(shortWay.transactions()).hasSize(3);
    assertThat(shortWay.transactions().stream().distinct()).hasSize(1);
  }

  @Test
  void callsOfOneOrgGoTogetherAndOneAloneGoesTheShortWay() {
    // Given
    shortWay.open();
    List<Notification> group =
        List.of(
            completed(newId()), callOfAnotherOrg(newId(), Status.COMPLETED), completed(newId()));

    // When
    List<CompletableFuture<Acceptance>> answers = together.commit(group);

    // Then
    List<DeliveryId> ids = answers.stream().map(answer -> answer.join().id()).toList();
    assertThat(shortWay.gone()).extracting(Claim::delivery).containsExactly(ids.get(1));
    assertThat(claim(10)).extracting(Claim::delivery).containsExactly(ids.get(0), ids.get(2));
  }

  @Test
  void eachDeliveryOfAGroupStandsInTheDatabaseAsItsCallWas() {
    // Given
    List<Notification> group =
        List.of(
            completed("Document of " + newId()),
            new Notification(
                design,
                CallKind.TRANSMISSION,
                Kind.ENVELOPE,
                Optional.empty(),
                Optional.of(LifecycleEvent.KBA),
                Map.of(
                    ValueName.ENVELOPE_ID.canonical(),
                    "Envelope of " + newId(),
                    "word",
                    "\"{,}\\")),
            callOfAnotherOrg(newId(), Status.DECLINED));

    // When
    List<DeliveryId> ids =
        together.commit(group).stream().map(answer -> answer.join().id()).toList();

    // Then
    for (int i = 0; i < group.size(); i++) {
      Delivery expected = new Delivery(ids.get(i), group.get(i), clock.instant());
      assertThat(delivery(ids.get(i))).usingRecursiveComparison().isEqualTo(expected);
    }
    assertThat(claim(10).stream().map(claim -> open(claim).orElseThrow().values().orElseThrow()))
        .containsExactly(group.get(0).values(), group.get(1).values());
  }

  /** Content of more than 64 KB goes to the database by itself. */
  @Test
  void aLargeContentIsStoredLikeASmallOne() {
    // Given
    List<Notification> group =
        List.of(
            completed(newId()),
            notification(
                design,
                newId(),
                Status.COMPLETED,
                Map.of("remark", "long ".repeat(20_000).strip())));

    // When
    together.commit(group).forEach(GroupCommitIT::isAccepted);

    // Then
    assertThat(claim(10).stream().map(claim -> open(claim).orElseThrow().values().orElseThrow()))
        .containsExactly(group.get(0).values(), group.get(1).values());
  }

  @Test
  void idsGoInTheOrderOfArrival() {
    // Given
    String document = newId();
    List<Notification> group =
        Stream.of(Status.CREATED, Status.STARTED, Status.COMPLETED)
            .map(status -> notification(document, status))
            .toList();

    // When
    List<DeliveryId> ids =
        together.commit(group).stream().map(answer -> answer.join().id()).toList();

    // Then
    for (DeliveryId id : ids) {
      Claim next = claimOne();
      assertThat(next.delivery()).isEqualTo(id);
      settle(next, written());
    }
  }

  @Test
  void aDuplicateWithinTheGroupIsRecognised() {
    // Given
    Notification call = completed(newId());
    Notification other = completed(newId());

    // When
    List<Acceptance> answers =
        together.commit(List.of(call, other, call)).stream().map(CompletableFuture::join).toList();

    // Then
    assertThat(answers.get(0)).isInstanceOf(Acceptance.Accepted.class);
    assertThat(answers.get(1)).isInstanceOf(Acceptance.Accepted.class);
    assertThat(answers.get(2)).isEqualTo(new Acceptance.Duplicate(answers.get(0).id()));
    assertThat(claim(10)).hasSize(2);
  }

  @Test
  void aDuplicateOfAnEarlierCallIsRecognised() {
    // Given
    String document = newId();
    DeliveryId earlier = accept(document, Status.COMPLETED);

    // When
    List<Acceptance> answers =
        together.commit(List.of(completed(newId()), completed(document))).stream()
            .map(CompletableFuture::join)
            .toList();

    // Then
    assertThat(answers.get(0)).isInstanceOf(Acceptance.Accepted.class);
    assertThat(answers.get(1)).isEqualTo(new Acceptance.Duplicate(earlier));
  }

  @Test
  void ofTwoCopiesOfACallThatIsTooOldToCountOneIsNew() {
    // Given
    String document = newId();
    DeliveryId old = accept(document, Status.COMPLETED);
    clock.advance(Duration.ofHours(25));

    // When
    List<Acceptance> answers =
        together.commit(List.of(completed(document), completed(document))).stream()
            .map(CompletableFuture::join)
            .toList();

    // Then
    assertThat(answers.get(0)).isInstanceOf(Acceptance.Accepted.class);
    assertThat(answers.get(0).id()).isNotEqualTo(old);
    assertThat(answers.get(1)).isEqualTo(new Acceptance.Duplicate(answers.get(0).id()));
  }

  @Test
  void aRowThatTheDatabaseRefusesFailsNoNeighbour() {
    // Given
    String earlierDocument = newId();
    DeliveryId earlier = accept(earlierDocument, Status.COMPLETED);
    Notification before = completed(newId());
    Notification after = completed(newId());

    // When
    List<CompletableFuture<Acceptance>> answers =
        together.commit(
            List.of(before, completed(TOO_LONG), completed(earlierDocument), after, before));

    // Then
    isAccepted(answers.get(0));
    assertThat(answers.get(1))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(NotAcceptedException.class);
    assertThat(answers.get(2).join()).isEqualTo(new Acceptance.Duplicate(earlier));
    isAccepted(answers.get(3));
    assertThat(answers.get(4).join())
        .isEqualTo(new Acceptance.Duplicate(answers.get(0).join().id()));
    assertThat(claim(10))
        .extracting(Claim::delivery)
        .containsExactlyInAnyOrder(earlier, answers.get(0).join().id(), answers.get(3).join().id());
  }

  @Test
  void aGroupThatFailsLeavesTheShortWay() {
    // Given
    shortWay.open();
    Notification good = callOfAnotherOrg(newId(), Status.COMPLETED);

    // When
    List<CompletableFuture<Acceptance>> answers =
        together.commit(List.of(good, callOfAnotherOrg(TOO_LONG, Status.COMPLETED)));

    // Then
    assertThat(shortWay.left()).hasSize(2);
    assertThat(shortWay.gone()).isEmpty();
    assertThat(state(answers.get(0).join().id())).isEqualTo(DeliveryState.PENDING);
  }

  private Notification completed(String document) {
    return notification(document, Status.COMPLETED);
  }

  private Notification notification(String document, Status status) {
    return notification(design, document, status, Map.of());
  }

  private Notification callOfAnotherOrg(String document, Status status) {
    var other = design("design-" + UUID.randomUUID(), "user-" + UUID.randomUUID());
    configuration.load(other);
    return notification(other, document, status, Map.of());
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static void isAccepted(CompletableFuture<Acceptance> answer) {
    assertThat(answer).isCompletedWithValueMatching(Acceptance.Accepted.class::isInstance);
  }
}
