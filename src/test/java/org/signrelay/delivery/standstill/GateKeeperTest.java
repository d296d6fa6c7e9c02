package org.signrelay.delivery.standstill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Configuration;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.design.TestConfiguration;

/** What is held and released at each look; nothing is stored. */
class GateKeeperTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final DesignId OTHER = new DesignId("other");

  private final GateKeeper keeper = new GateKeeper();
  private final List<Set<HoldReason>> releasedExcept = new ArrayList<>();
  private final List<DesignId> held = new ArrayList<>();
  private final List<Standstill> stopped = new ArrayList<>();
  private Configuration configuration;
  private boolean databaseAway;
  private boolean closed;

  @BeforeEach
  void assemble() {
    use(new TestConfiguration());
    keeper.designs = new Designs(() -> configuration);
    keeper.lockedOut =
        new LockedOut() {
          @Override
          void look() {}
        };
    keeper.routes =
        new Routes() {
          @Override
          Set<Route> held() {
            return Set.of(new Route(org(TestConfiguration.ID), TestConfiguration.ID));
          }
        };
    keeper.standstills =
        new Standstills() {
          @Override
          public Snapshot current() {
            return new Snapshot(
                stopped.stream().collect(Collectors.toMap(Standstill::scope, Function.identity())),
                Instant.EPOCH);
          }
        };
    keeper.gate =
        new Gate() {
          @Override
          boolean isOpen(Route route, Standstills.Snapshot snapshot) {
            return !closed;
          }

          @Override
          Standing standing(Standstills.Snapshot snapshot) {
            return Standing.UNKNOWN;
          }
        };
    keeper.holds =
        new HoldStore() {
          @Override
          int holdSome(Route route, Obstacle obstacle) {
            held.add(route.design());
            return 1;
          }

          @Override
          int releaseSome(Route route, Collection<HoldReason> except) {
            if (databaseAway) {
              throw new IllegalStateException("no connection to the database");
            }
            releasedExcept.add(Set.copyOf(except));
            return 0;
          }
        };
  }

  @Test
  void whatWaitsForAKeyIsReleasedOnceByAChangeOfTheKeys() {
    // Given
    keeper.keep();
    use(new TestConfiguration().withServer("encryption-key", KEY));

    // When
    keeper.keep();
    keeper.keep();

    // Then
    assertThat(releasedExcept)
        .containsExactly(Set.of(), Set.of(), Set.of(HoldReason.ENCRYPTION_KEY));
  }

  @Test
  void whatWaitsForAKeyIsReleasedAlsoIfItsRouteWasClosedWhenTheKeysChanged() {
    // Given
    keeper.keep();
    closed = true;
    use(new TestConfiguration().withServer("encryption-key", KEY));
    keeper.keep();

    // When
    closed = false;
    keeper.keep();
    keeper.keep();

    // Then
    assertThat(releasedExcept)
        .containsExactly(Set.of(), Set.of(), Set.of(HoldReason.ENCRYPTION_KEY));
  }

  @Test
  void whatWaitsForAKeyIsReleasedAlthoughTheFirstLookAfterTheChangeFailed() {
    // Given
    use(new TestConfiguration().withServer("encryption-key", KEY));
    databaseAway = true;
    assertThatThrownBy(keeper::keep).isInstanceOf(IllegalStateException.class);

    // When
    databaseAway = false;
    keeper.keep();

    // Then
    assertThat(releasedExcept).containsExactly(Set.of());
  }

  @Test
  void anOrgThatStandsStillIsHeldForItsOwnDesignsOnly() {
    // Given
    use(
        new TestConfiguration()
            .copiedTo(OTHER.value())
            .withFull("signrelay.design.other.name", "Other")
            .withFull("signrelay.design.other.username", "other@example.test"));
    stop(org(OTHER));

    // When
    keeper.keep();

    // Then
    assertThat(held).containsExactly(OTHER);
  }

  @Test
  void anOrgOfNoLoadedDesignIsLeftToOtherNodes() {
    // Given
    stop(new OrgId("login.salesforce.com/nobody@example.test"));

    // When
    keeper.keep();

    // Then
    assertThat(held).isEmpty();
  }

  @Test
  void anOrgOfAUserThatCallsBringIsHeldForTheDesignsThatTakeIt() {
    // Given
    TestConfiguration taking =
        new TestConfiguration()
            .withServer("encryption-key", KEY)
            .copiedTo(OTHER.value())
            .withFull("signrelay.design.other.name", "Other")
            .withFull("signrelay.design.other.login", "notification");
    taking
        .values()
        .keySet()
        .removeAll(Set.of("signrelay.design.other.username", "signrelay.design.other.password"));
    use(taking);
    stop(new OrgId("login.salesforce.com/of-a-call@example.test"));

    // When
    keeper.keep();

    // Then
    assertThat(held).containsExactly(OTHER);
  }

  private void stop(OrgId org) {
    stopped.add(
        new Standstill(
            Standstill.scopeOf(org), HoldReason.ORG, "API_DISABLED_FOR_ORG", "no", Instant.EPOCH));
  }

  private OrgId org(DesignId design) {
    return configuration.find(design).map(Design::org).orElseThrow().id();
  }

  private void use(TestConfiguration values) {
    configuration = values.read();
    assertThat(configuration.problems()).isEmpty();
  }
}
