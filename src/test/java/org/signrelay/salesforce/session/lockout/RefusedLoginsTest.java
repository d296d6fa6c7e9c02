package org.signrelay.salesforce.session.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.HandClock;
import org.signrelay.design.DesignId;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** Refusals that the database does not take at once; rows are kept in memory in its place. */
class RefusedLoginsTest {
  private static final Failure REFUSED =
      new Failure(Reaction.HOLD, Scope.LOGIN, "INVALID_LOGIN", "no");

  private final RefusedLogins refusedLogins = new RefusedLogins();
  private final Rows rows = new Rows();
  private final HandClock clock = new HandClock();
  private Org org;
  private Org withOtherPassword;

  @BeforeEach
  void assemble() {
    refusedLogins.clock = clock;
    refusedLogins.store = rows;
    var configuration =
        new TestConfiguration()
            .with("password", "first")
            .copiedTo("other")
            .withFull("signrelay.design.other.name", "Other")
            .withFull("signrelay.design.other.password", "other")
            .read();
    org = configuration.find(TestConfiguration.ID).orElseThrow().org();
    withOtherPassword = configuration.find(new DesignId("other")).orElseThrow().org();
  }

  @Test
  void aRefusalThatIsNotStoredStopsItsUserAllTheSame() {
    // Given
    rows.failures = 2;

    // When
    refusedLogins.remember(org, REFUSED);

    // Then
    rows.failures = 2;
    assertThat(refusedLogins.refusalOf(org)).contains(REFUSED);
    assertThat(refusedLogins.refusalOf(withOtherPassword)).contains(REFUSED);
    assertThat(rows.kept).isEmpty();
  }

  @Test
  void itIsStoredAsSoonAsSomebodyAsks() {
    // Given
    rows.failures = 2;
    refusedLogins.remember(org, REFUSED);

    // When
    Set<OrgId> orgs = refusedLogins.orgs();

    // Then
    assertThat(orgs).containsExactly(org.id());
    assertThat(rows.kept).hasSize(1);
    assertThat(refusedLogins.refusalOf(org)).contains(REFUSED);
    assertThat(refusedLogins.refusalOf(withOtherPassword)).isEmpty();
  }

  @Test
  void aConnectionThatWasClosedMeanwhileIsNotNoticed() {
    // Given
    rows.failures = 1;

    // When
    refusedLogins.remember(org, REFUSED);

    // Then
    assertThat(rows.kept).hasSize(1);
  }

  @Test
  void aResumeForgetsWhatIsNotStoredAsWell() {
    // Given
    rows.failures = 2;
    refusedLogins.remember(org, REFUSED);

    // When
    refusedLogins.forget(org.id());

    // Then
    assertThat(refusedLogins.refusalOf(org)).isEmpty();
    assertThat(rows.kept).isEmpty();
  }

  @Test
  void aResumeThatFailsForgetsNothing() {
    // Given
    rows.failures = 3;
    refusedLogins.remember(org, REFUSED);

    // When
    assertThatThrownBy(() -> refusedLogins.forget(org.id()))
        // Then
        .isInstanceOf(PersistenceException.class);
    assertThat(refusedLogins.refusalOf(org)).contains(REFUSED);
  }

  private static final class Rows extends RefusedLoginStore {
    private final List<Refusal> kept = new ArrayList<>();
    private int failures;

    @Override
    void keep(Refusal refusal) {
      fail();
      kept.add(refusal);
    }

    @Override
    Optional<Failure> refusalOf(Org asking) {
      return kept.stream()
          .filter(row -> row.combination().equals(asking.credentials().combination()))
          .map(Refusal::failure)
          .findFirst();
    }

    @Override
    Set<OrgId> orgs() {
      return kept.stream().map(Refusal::org).collect(Collectors.toSet());
    }

    @Override
    void forget(OrgId user) {
      fail();
      kept.removeIf(row -> row.org().equals(user));
    }

    private void fail() {
      if (failures > 0) {
        failures--;
        throw new PersistenceException("away");
      }
    }
  }
}
