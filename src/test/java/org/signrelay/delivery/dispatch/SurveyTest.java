package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.pace.Allowance;
import org.signrelay.delivery.pace.Breaker;
import org.signrelay.delivery.pace.Breakers;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Routes;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/** What a look at the queue says of each org. */
class SurveyTest {
  private static final Instant NOW = Instant.parse("2027-01-15T10:00:00Z");
  private static final OrgId OPEN = new OrgId("login.salesforce.com/open");
  private static final OrgId STANDING = new OrgId("login.salesforce.com/standing");
  private static final OrgId SILENT = new OrgId("login.salesforce.com/silent");

  private final List<Turn> waiting = new ArrayList<>();
  private final List<OrgId> standing = new ArrayList<>();
  private final Map<OrgId, Allowance> allowances = new HashMap<>();
  private final Survey survey = new Survey();

  @BeforeEach
  void assemble() {
    survey.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    survey.routes =
        new Routes() {
          @Override
          public List<Turn> waiting() {
            return waiting;
          }
        };
    survey.gate =
        new Gate() {
          @Override
          public List<Lane> openLanes(Collection<Turn> turns) {
            return turns.stream()
                .filter(turn -> !standing.contains(turn.route().org()))
                .map(turn -> new Lane(turn.route().org(), List.of(turn), false))
                .toList();
          }
        };
    survey.pace =
        new Pace() {
          @Override
          public Allowance allowance(OrgId org, Optional<Breaker> breaker) {
            return allowances.getOrDefault(org, new Allowance(10, false));
          }
        };
    survey.breakers =
        new Breakers() {
          @Override
          public Map<OrgId, Breaker> current() {
            return Map.of();
          }
        };
  }

  @Test
  void orgsThatStandStillOrDoNotAnswerAreShut() {
    // Given
    waiting.add(turn(OPEN, NOW));
    waiting.add(turn(STANDING, NOW));
    waiting.add(turn(SILENT, NOW));
    standing.add(STANDING);
    allowances.put(SILENT, new Allowance(0, false));

    // When
    Survey.Sight sight = survey.look();

    // Then
    assertThat(sight.shut()).containsExactlyInAnyOrder(STANDING, SILENT);
  }

  @Test
  void anOrgThatOneDeliveryMayTryIsNotShut() {
    // Given
    waiting.add(turn(SILENT, NOW));
    allowances.put(SILENT, new Allowance(1, true));

    // When
    Survey.Sight sight = survey.look();

    // Then
    assertThat(sight.shut()).isEmpty();
  }

  @Test
  void anOrgForWhichNothingIsDueIsNotShut() {
    // Given
    waiting.add(turn(OPEN, NOW));
    waiting.add(turn(STANDING, NOW.plusSeconds(60)));
    standing.add(STANDING);

    // When
    Survey.Sight sight = survey.look();

    // Then
    assertThat(sight.shut()).isEmpty();
    assertThat(sight.next()).contains(NOW.plusSeconds(60));
  }

  private static Turn turn(OrgId org, Instant earliest) {
    return new Turn(new Route(org, new DesignId("sales")), DeliveryState.PENDING, earliest);
  }
}
