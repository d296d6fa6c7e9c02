package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Design;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/**
 * Nodes with different credentials for the same org: those with refused ones leave it to the
 * others. One node stands for all, with one configuration after the other.
 */
class LockedOutIT extends QueueSuite {
  private static final Failure REFUSED =
      new Failure(Reaction.HOLD, Scope.LOGIN, "INVALID_LOGIN", "Invalid username or password.");

  @Inject Standstills standstills;
  @Inject RefusedLogins refusedLogins;
  @Inject StoredRows rows;

  private Design withOldPassword;
  private Design withNewPassword;

  @BeforeEach
  void refuseTheOldPassword() {
    withOldPassword = design;
    withNewPassword = withPassword(design, "new password");
    refusedLogins.remember(withOldPassword.org(), REFUSED);
    standstills.stop(withOldPassword.org().id(), REFUSED);
    gateKeeper.keep();
  }

  @Test
  void aNodeWithRefusedCredentialsLeavesDeliveriesToTheOthers() {
    // Given
    DeliveryId id = accept();
    configuration.load(withNewPassword);
    gateKeeper.keep();
    assertThat(lanes()).hasSize(1);

    // When
    onNode(withOldPassword);

    // Then
    assertThat(lanes()).isEmpty();
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void anOrgStandsStillAgainWhenTheOnlyNodeThatCouldEnterIsGone() {
    // Given
    onNode(withNewPassword);
    onNode(withOldPassword);
    DeliveryId id = accept();
    clock.advance(Duration.ofSeconds(40));
    gateKeeper.keep();
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);

    // When
    clock.advance(Duration.ofSeconds(10));
    onNode(withOldPassword);

    // Then
    assertThat(delivery(id).errorCode()).hasValue("login");
    assertThat(delivery(id).errorMessage().orElseThrow()).contains("INVALID_LOGIN");
    onNode(withNewPassword);
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void aNodeThatCanEnterGoesOnSayingSo() {
    // Given
    onNode(withNewPassword);
    DeliveryId id = accept();
    clock.advance(Duration.ofSeconds(40));
    onNode(withNewPassword);

    // When
    clock.advance(Duration.ofSeconds(10));
    onNode(withOldPassword);

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void whatIsHeldSaysWhatTheReasonHasBecome() {
    // Given
    DeliveryId id = accept();
    gateKeeper.keep();
    assertThat(delivery(id).errorMessage().orElseThrow()).contains("INVALID_LOGIN");

    // When
    refusedLogins.remember(withNewPassword.org(), REFUSED);
    gateKeeper.keep();

    // Then
    assertThat(delivery(id).errorCode()).hasValue("login");
    assertThat(delivery(id).errorMessage().orElseThrow()).contains("two-logins-refused");
  }

  @Test
  void aRefusalThatTheDatabaseDidNotTakeIsStoredLater() {
    // Given
    Design another = design("another-" + design.id(), "another-user-of-" + design.id());
    rows.takeRefusedLoginsAway();
    try {
      refusedLogins.remember(another.org(), REFUSED);
    } finally {
      rows.bringRefusedLoginsBack();
    }

    // When
    gateKeeper.keep();

    // Then
    assertThat(rows.refusedLoginsOf(another.org().id())).isOne();
    assertThat(refusedLogins.refusalOf(another.org())).contains(REFUSED);
  }

  /** What a node with this design does every now and then. */
  private void onNode(Design configured) {
    configuration.load(configured);
    gateKeeper.stopWhatNoNodeCanEnter();
    gateKeeper.keep();
  }

  private List<Lane> lanes() {
    return gate.openLanes(Set.of(fresh(design.org().id(), design.id())));
  }
}
