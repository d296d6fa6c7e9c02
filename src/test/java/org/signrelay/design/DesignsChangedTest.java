package org.signrelay.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DesignsChangedTest {
  private static final DesignId ORDERS = new DesignId("orders");
  private static final DesignId LEASES = new DesignId("leases");

  @Test
  void twoChangesAreOneWithTheDesignsOfBoth() {
    // When
    DesignsChanged both = changed(ORDERS).then(changed(LEASES));

    // Then
    assertThat(both.changed()).containsExactlyInAnyOrder(ORDERS, LEASES);
  }

  @Test
  void aDesignThatComesBackIsNotRemoved() {
    // When
    DesignsChanged both = removed(ORDERS).then(added(ORDERS));

    // Then
    assertThat(both.removed()).isEmpty();
    assertThat(both.added()).containsExactly(ORDERS);
  }

  @Test
  void aDesignThatGoesAgainIsRemovedAlone() {
    // When
    DesignsChanged both = added(ORDERS).then(changed(ORDERS)).then(removed(ORDERS));

    // Then
    assertThat(both).isEqualTo(removed(ORDERS));
  }

  @Test
  void nothingChangesNothing() {
    // When
    DesignsChanged both = DesignsChanged.NONE.then(changed(ORDERS));

    // Then
    assertThat(both).isEqualTo(changed(ORDERS));
    assertThat(DesignsChanged.NONE.isEmpty()).isTrue();
  }

  private static DesignsChanged added(DesignId id) {
    return new DesignsChanged(Set.of(id), Set.of(), Set.of(), false);
  }

  private static DesignsChanged changed(DesignId id) {
    return new DesignsChanged(Set.of(), Set.of(id), Set.of(), false);
  }

  private static DesignsChanged removed(DesignId id) {
    return new DesignsChanged(Set.of(), Set.of(), Set.of(id), false);
  }
}
