package org.signrelay.delivery.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

class StandingTest {
  private static final DesignId DESIGN = new DesignId("contracts");
  private static final OrgId ORG = new OrgId("login.salesforce.com/integration@example.com");

  private static final Standing OPEN = new Standing(Set.of(DESIGN), Set.of());
  private static final Standing PAUSED = new Standing(Set.of(), Set.of());
  private static final Standing STOPPED = new Standing(Set.of(DESIGN), Set.of(ORG));

  @Test
  void aDesignThatIsResumedOpensSomething() {
    assertThat(OPEN.opensSomethingSince(PAUSED)).isTrue();
  }

  @Test
  void anOrgThatNoLongerStandsStillOpensSomething() {
    assertThat(OPEN.opensSomethingSince(STOPPED)).isTrue();
  }

  @Test
  void whatIsStoppedOrStaysAsItIsOpensNothing() {
    assertThat(PAUSED.opensSomethingSince(OPEN)).isFalse();
    assertThat(STOPPED.opensSomethingSince(OPEN)).isFalse();
    assertThat(OPEN.opensSomethingSince(OPEN)).isFalse();
  }

  @Test
  void theFirstLookOpensWhatIsOpen() {
    assertThat(OPEN.opensSomethingSince(Standing.UNKNOWN)).isTrue();
  }
}
