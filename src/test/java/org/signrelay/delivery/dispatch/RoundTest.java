package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.SampleCall;
import org.signrelay.delivery.carry.Courier;
import org.signrelay.delivery.carry.ExpectedDocument;
import org.signrelay.delivery.carry.Task;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.carry.WorkStore;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.outcome.Outcomes;
import org.signrelay.delivery.outcome.Settlement;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Reaction;

/** What becomes of the deliveries of a batch; nothing is stored, and no design is loaded. */
class RoundTest {
  private static final Instant NOW = Instant.parse("2027-01-15T10:00:00Z");
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");
  private static final String CLAIM = "claim";

  private final List<Work> claimed = new ArrayList<>();
  private final List<Claim> givenBack = new ArrayList<>();
  private final List<Claim> settled = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Duration> gatheringWhenReleased = new ArrayList<>();
  private final Round round = new Round();
  private Error attempt;
  private Error recording;

  @BeforeEach
  void assemble() {
    round.designs = new Designs(new HandConfiguration());
    round.underway = new Underway(() -> 0);
    round.clock = Clock.systemUTC();
    round.pace = new Pace();
    round.attemptLog = new AttemptLog();
    round.events = released();
    round.works =
        new WorkStore() {
          @Override
          public List<Work> open(List<Claim> claims) {
            return claimed;
          }
        };
    round.claims =
        new ClaimStore() {
          @Override
          public int giveBackSome(List<Claim> some) {
            givenBack.addAll(some);
            return some.size();
          }
        };
    round.courier =
        new Courier() {
          @Override
          public Map<Task, Outcome> carryOut(List<Task> tasks) {
            if (attempt != null) {
              throw attempt;
            }
            return Map.of();
          }
        };
    round.outcomes =
        new Outcomes() {
          @Override
          public List<Delivery> settle(
              List<Settlement> settlements, Instant started, Duration took) {
            if (recording != null) {
              throw recording;
            }
            settlements.stream().map(Settlement::claim).forEach(settled::add);
            settlements.stream().map(Settlement::outcome).forEach(outcomes::add);
            return List.of();
          }
        };
  }

  @Test
  void whoeverTakesTheOtherTransmissionsOfABatchDoesNotWaitForIt() {
    // Given
    claim(CallKind.TRANSMISSION, CallKind.TRANSMISSION, CallKind.TRANSMISSION);

    // When
    carryOut();

    // Then
    assertThat(settled).containsExactly(claims().get(0));
    assertThat(givenBack).isEqualTo(claims().subList(1, 3));
    assertThat(gatheringWhenReleased).containsExactly(Duration.ZERO);
  }

  @Test
  void aTransmissionByItselfIsWaitedFor() {
    // Given
    claim(CallKind.WEB_HOOK, CallKind.TRANSMISSION);

    // When
    carryOut();

    // Then
    assertThat(settled).isEqualTo(claims());
    assertThat(gatheringWhenReleased).isEmpty();
    assertThat(round.underway.gathering(ORG)).isPositive();
  }

  @Test
  void whatAnErrorLeavesUnrecordedIsGivenBackAtTheFarewell() {
    // Given
    claim(CallKind.WEB_HOOK);
    recording = new NoClassDefFoundError("taken away by a server that is being stopped");

    // When
    carryOut();

    // Then
    round.underway.end(CLAIM);
    assertThat(round.underway.farewell(Duration.ZERO)).containsExactly(CLAIM);
  }

  @Test
  void anErrorIsAnAttemptLikeOthers() {
    // Given
    claim(CallKind.WEB_HOOK);
    HandConfiguration configuration = new HandConfiguration();
    configuration.load(new SampleCall().design());
    round.designs = new Designs(configuration);
    attempt = new StackOverflowError();

    // When
    carryOut();

    // Then
    assertThat(outcomes)
        .singleElement(as(type(Outcome.Failed.class)))
        .extracting(failed -> failed.reason().reaction())
        .isEqualTo(Reaction.RETRY);
  }

  private void claim(CallKind... kinds) {
    Stream.of(kinds)
        .map(kind -> new SampleCall().as(kind).delivery(NOW))
        .map(
            delivery ->
                new Work(
                    delivery,
                    Optional.of(Map.of()),
                    Optional.empty(),
                    ExpectedDocument.NOT_YET,
                    Optional.empty()))
        .forEach(claimed::add);
  }

  private List<Claim> claims() {
    return claimed.stream().map(work -> new Claim(CLAIM, work.delivery().id())).toList();
  }

  private void carryOut() {
    round.underway.begin(ORG, CLAIM, false);
    round.carryOut(ORG, claims(), false);
  }

  /** Notes how long the next batch would wait whenever something is released. */
  @SuppressWarnings("unchecked")
  private Event<DeliveryEvent> released() {
    return (Event<DeliveryEvent>)
        Proxy.newProxyInstance(
            Event.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              gatheringWhenReleased.add(round.underway.gathering(ORG));
              return null;
            });
  }
}
