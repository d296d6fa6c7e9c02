package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.carry.ExpectedDocument;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.desk.DesignActions;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** In which order deliveries are claimed, and what holds one back. */
class OrderIT extends QueueSuite {
  private static final Duration DOCUMENT_WAIT = Duration.ofMinutes(15);

  @Inject DesignActions designActions;
  @Inject Standstills standstills;

  private final String documentId = UUID.randomUUID().toString();

  @Test
  void ofOneRecordTheEarliestDeliveryGoesAlone() {
    // Given
    DeliveryId created = accept(documentId, Status.CREATED);
    DeliveryId started = accept(documentId, Status.STARTED);

    // When
    Claim first = claimOne();

    // Then
    assertThat(first.delivery()).isEqualTo(created);
    assertThat(claim(10)).isEmpty();
    settle(first, written());
    assertThat(claimOne().delivery()).isEqualTo(started);
  }

  @Test
  void aDeliveryThatWaitsForARetryHoldsBackItsOwnRecordOnly() {
    // Given
    DeliveryId waiting = accept(documentId, Status.STARTED);
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));
    accept(documentId, Status.COMPLETED);

    // When
    DeliveryId other = accept();

    // Then
    assertThat(claim(10)).extracting(Claim::delivery).containsExactly(other);
    clock.advance(FIRST_DELAY.multipliedBy(2));
    assertThat(claim(10)).extracting(Claim::delivery).containsExactly(waiting);
  }

  @Test
  void aDeadDeliveryHoldsNobodyBack() {
    // Given
    accept(documentId, Status.STARTED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));

    // When
    DeliveryId next = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(claimOne().delivery()).isEqualTo(next);
  }

  @Test
  void aDeliveryThatAPersonRetriesIsBackInItsOldPlace() {
    // Given
    DeliveryId dead = accept(documentId, Status.STARTED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    DeliveryId later = accept(documentId, Status.COMPLETED);

    // When
    actions.retry(dead);

    // Then
    Claim first = claimOne();
    assertThat(first.delivery()).isEqualTo(dead);
    settle(first, written());
    assertThat(claimOne().delivery()).isEqualTo(later);
  }

  @Test
  void aDeliveryThatAPersonRetriesWaitsForALaterOneThatIsBeingCarriedOut() {
    // Given
    DeliveryId dead = accept(documentId, Status.STARTED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    accept(documentId, Status.COMPLETED);
    Claim later = claimOne();

    // When
    actions.retry(dead);

    // Then
    assertThat(claim(10)).isEmpty();
    settle(later, written());
    assertThat(claimOne().delivery()).isEqualTo(dead);
  }

  @Test
  void idsThatDifferInCaseAreOneRecord() {
    // Given
    DeliveryId first = accept(documentId.toUpperCase(java.util.Locale.ROOT), Status.STARTED);

    // When
    accept(documentId, Status.COMPLETED);

    // Then
    assertThat(claim(10)).extracting(Claim::delivery).containsExactly(first);
  }

  @Test
  void differentRecordsAreClaimedTogetherOldestFirst() {
    // Given
    List<DeliveryId> accepted = Stream.generate(this::accept).limit(5).toList();

    // When
    List<Claim> claimed = claim(3);

    // Then
    assertThat(claimed)
        .extracting(Claim::delivery)
        .containsExactlyInAnyOrderElementsOf(accepted.subList(0, 3));
    assertThat(claim(10))
        .extracting(Claim::delivery)
        .containsExactlyInAnyOrderElementsOf(accepted.subList(3, 5));
  }

  @Test
  void newDeliveriesAndThoseThatWereTriedTakeTurns() {
    // Given
    List<DeliveryId> tried = Stream.generate(this::accept).limit(6).toList();
    claim(6).forEach(claim -> settle(claim, failed(Reaction.RETRY, "SERVER_UNAVAILABLE")));
    clock.advance(FIRST_DELAY.multipliedBy(2));
    List<DeliveryId> fresh = Stream.generate(this::accept).limit(6).toList();

    // When
    List<DeliveryId> claimed = claim(4).stream().map(Claim::delivery).toList();

    // Then
    assertThat(claimed).filteredOn(tried::contains).hasSize(2);
    assertThat(claimed).filteredOn(fresh::contains).hasSize(2);
    assertThat(claim(200)).hasSize(8);
  }

  @Test
  void designsOfAnOrgTakeTurns() {
    // Given
    Design large = design;
    for (int i = 0; i < 12; i++) {
      accept();
    }
    design = design("design-" + UUID.randomUUID(), large.org().credentials().identity());
    configuration.load(design);
    DeliveryId single = accept();

    // When
    List<Claim> claimed =
        claims.claim(
            List.of(fresh(large.org().id(), large.id()), fresh(design.org().id(), design.id())),
            4,
            false);

    // Then
    assertThat(claimed).hasSize(4).extracting(Claim::delivery).contains(single);
  }

  @Test
  void whatWaitsIsListedByDesignWithTheTimeOfTheFirst() {
    // Given
    accept();
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));
    DeliveryId first = accept();
    accept();

    // When
    List<Turn> waiting =
        routes.waiting().stream()
            .filter(turn -> turn.route().design().equals(design.id()))
            .toList();

    // Then
    assertThat(waiting)
        .extracting(Turn::state)
        .containsExactlyInAnyOrder(DeliveryState.PENDING, DeliveryState.WAITING);
    assertThat(waiting)
        .filteredOn(turn -> turn.state() == DeliveryState.PENDING)
        .extracting(Turn::earliest)
        .containsExactly(delivery(first).dueAt().orElseThrow());
    assertThat(waiting).filteredOn(turn -> turn.isDue(clock.instant())).hasSize(1);
  }

  @Test
  void onlyDeliveriesOfTheGivenDesignsAreClaimed() {
    // Given
    accept();

    // When
    List<Claim> claimed = claim(design.org().id(), new DesignId("another-design"), 10);

    // Then
    assertThat(claimed).isEmpty();
  }

  @Test
  void aHigherStatusThatWasWrittenIsKnownToALaterLowerOne() {
    // Given
    accept(documentId, Status.COMPLETED);
    tryAndEnd(written());
    accept(documentId, Status.STARTED);

    // When
    Work work = open(claimOne()).orElseThrow();

    // Then
    assertThat(work.overtakenBy()).hasValue("DCO");
  }

  @Test
  void aFinalStatusGivesWayToNoneThatWasAcceptedEarlier() {
    // Given
    accept(documentId, Status.EXPIRED);
    tryAndEnd(written());
    accept(documentId, Status.COMPLETED);

    // When
    Work work = open(claimOne()).orElseThrow();

    // Then
    assertThat(work.overtakenBy()).isEmpty();
  }

  @Test
  void manyClaimersAtOnceShareTheDeliveriesWithoutADouble() throws Exception {
    // Given
    int number = 120;
    List<DeliveryId> accepted = Stream.generate(this::accept).limit(number).toList();
    ExecutorService claimers = Executors.newFixedThreadPool(6);
    var left = new AtomicInteger(number);
    Callable<List<Claim>> claiming = () -> claimWhileAnyIsLeft(left);

    // When
    List<Future<List<Claim>>> results =
        claimers.invokeAll(Stream.generate(() -> claiming).limit(6).toList());
    claimers.shutdown();

    // Then
    List<DeliveryId> claimed =
        results.stream().flatMap(result -> claimsOf(result).stream()).map(Claim::delivery).toList();
    assertThat(claimed).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(accepted)
        .allSatisfy(id -> assertThat(state(id)).isEqualTo(DeliveryState.DELIVERING));
  }

  @Test
  void aTransmissionGoesBeforeTheWebHookThatNoLongerWaitsForIt() {
    // Given
    DeliveryId webHook = acceptAndLetWaitForItsDocument();
    DeliveryId transmission = acceptTransmission("merged.pdf");
    clock.advance(DOCUMENT_WAIT.multipliedBy(2));

    // When
    Claim first = claimOne();

    // Then
    assertThat(first.delivery()).isEqualTo(transmission);
    assertThat(claim(10)).isEmpty();
    settle(first, written());
    assertThat(claimOne().delivery()).isEqualTo(webHook);
  }

  @Test
  void aFurtherTransmissionGoesBeforeTheWebHookThatTheFirstOneWoke() {
    // Given
    DeliveryId webHook = acceptAndLetWaitForItsDocument();
    acceptTransmission("merged.pdf");
    DeliveryId report = acceptTransmission("report.pdf");
    tryAndEnd(written());

    // When
    Claim next = claimOne();

    // Then
    assertThat(next.delivery()).isEqualTo(report);
    settle(next, written());
    assertThat(claimOne().delivery()).isEqualTo(webHook);
  }

  @Test
  void aWebHookKnowsThatItsTransmissionGoesNextThoughBothWereHeldForLong() {
    // Given
    configuration.load(withDocumentExpected(design, DOCUMENT_WAIT));
    acceptAndLetWaitForItsDocument();
    acceptTransmission("merged.pdf");
    designActions.pause(design);
    clock.advance(DOCUMENT_WAIT.multipliedBy(9));
    designActions.resume(design);

    // When
    Work webHook = open(claimOne()).orElseThrow();

    // Then
    assertThat(webHook.delivery().callKind()).isEqualTo(CallKind.WEB_HOOK);
    assertThat(webHook.document()).isEqualTo(ExpectedDocument.GOES_NEXT);
  }

  @Test
  void aTransmissionThatIsStillHeldForTheSakeOfTheOrgGoesNext() {
    // Given
    configuration.load(withDocumentExpected(design, DOCUMENT_WAIT));
    Design documents = anotherDesignOfTheOrg();
    DeliveryId webHook = acceptAndLetWaitForItsDocument();
    DeliveryId transmission = acceptTransmission(documents, "merged.pdf");
    standstills.stop(
        design.org().id(),
        new Failure(Reaction.RETRY_LATER, Scope.REQUEST, "REQUEST_LIMIT_EXCEEDED", "limit"));
    gateKeeper.keep();
    configuration.unload(documents.id());
    standstills.end(design.org().id());
    gateKeeper.keep();

    // When
    Work opened = open(claimOne()).orElseThrow();

    // Then
    assertThat(delivery(transmission).errorCode()).hasValue(HoldReason.LIMIT.word());
    assertThat(state(transmission)).isEqualTo(DeliveryState.HELD);
    assertThat(opened.delivery().id()).isEqualTo(webHook);
    assertThat(opened.document()).isEqualTo(ExpectedDocument.GOES_NEXT);
  }

  @Test
  void aTransmissionWhoseDesignIsPausedDoesNotGoNext() {
    // Given
    configuration.load(withDocumentExpected(design, DOCUMENT_WAIT));
    Design documents = anotherDesignOfTheOrg();
    DeliveryId webHook = acceptAndLetWaitForItsDocument();
    acceptTransmission(documents, "merged.pdf");
    designActions.pause(documents);
    clock.advance(DOCUMENT_WAIT);

    // When
    Work opened = open(claimOne()).orElseThrow();

    // Then
    assertThat(opened.delivery().id()).isEqualTo(webHook);
    assertThat(opened.document()).isEqualTo(ExpectedDocument.NOT_YET);
  }

  @Test
  void aTransmissionThatIsDueAgainGoesNext() {
    // Given
    configuration.load(withDocumentExpected(design, DOCUMENT_WAIT));
    DeliveryId webHook = acceptAndLetWaitForItsDocument();
    acceptTransmission("merged.pdf");
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));
    actions.retry(webHook);
    clock.advance(DOCUMENT_WAIT.multipliedBy(2));

    // When
    Claim earliest = claim(1).get(0);

    // Then
    assertThat(earliest.delivery()).isEqualTo(webHook);
    assertThat(open(earliest).orElseThrow().document()).isEqualTo(ExpectedDocument.GOES_NEXT);
  }

  @Test
  void aTransmissionThatWaitsBehindAnotherDeliveryDoesNotGoNext() {
    // Given
    configuration.load(withDocumentExpected(design, DOCUMENT_WAIT));
    acceptAndLetWaitForItsDocument();
    accept(documentId, Status.STARTED);
    acceptTransmission("merged.pdf");
    clock.advance(DOCUMENT_WAIT.multipliedBy(2));

    // When
    Work webHook = open(claimOne()).orElseThrow();

    // Then
    assertThat(webHook.document()).isEqualTo(ExpectedDocument.NOT_YET);
  }

  @Test
  void aDocumentHasComeWhenItsTransmissionHasEnded() {
    // Given
    configuration.load(withDocumentExpected(design, DOCUMENT_WAIT));
    acceptAndLetWaitForItsDocument();
    acceptTransmission("merged.pdf");
    tryAndEnd(written());

    // When
    Work webHook = open(claimOne()).orElseThrow();

    // Then
    assertThat(webHook.document()).isEqualTo(ExpectedDocument.CAME);
  }

  private DeliveryId acceptAndLetWaitForItsDocument() {
    DeliveryId webHook = accept(documentId, Status.COMPLETED);
    tryAndEnd(new Outcome.AwaitsDocument(clock.instant().plus(DOCUMENT_WAIT)));
    return webHook;
  }

  private Design anotherDesignOfTheOrg() {
    Design another = design("design-" + UUID.randomUUID(), design.org().credentials().identity());
    configuration.load(another);
    return another;
  }

  private DeliveryId acceptTransmission(String fileName) {
    return acceptTransmission(design, fileName);
  }

  private DeliveryId acceptTransmission(Design sentTo, String fileName) {
    clock.advance(Duration.ofMillis(1));
    return reception
        .accept(
            new Notification(
                sentTo,
                CallKind.TRANSMISSION,
                Kind.DOCUMENT,
                Optional.of(Status.COMPLETED),
                Optional.empty(),
                Map.of(
                    ValueName.DOCUMENT_ID.canonical(),
                    documentId,
                    ValueName.FILE_NAME.canonical(),
                    fileName)))
        .toCompletableFuture()
        .join()
        .id();
  }

  @Test
  void nothingIsClaimedBeforeItIsDue() {
    // Given
    accept();
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));

    // When
    clock.advance(FIRST_DELAY.dividedBy(2));

    // Then
    assertThat(claim(10)).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    assertThat(claim(10)).hasSize(1);
  }

  /**
   * A claim passes over rows that another claim is taking; it may get none although some are left.
   */
  private List<Claim> claimWhileAnyIsLeft(AtomicInteger left) {
    List<Claim> mine = new ArrayList<>();
    for (int claims = 0; left.get() > 0 && claims < 1_000; claims++) {
      List<Claim> some = claim(7);
      left.addAndGet(-some.size());
      mine.addAll(some);
    }
    return mine;
  }

  private static List<Claim> claimsOf(Future<List<Claim>> result) {
    try {
      return result.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
