package org.signrelay.salesforce.session.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Secret;

class ComparisonsTest {
  private static final UUID ROW = UUID.randomUUID();

  private final Comparisons comparisons = new Comparisons();
  private int compared;

  @Test
  void eachComparisonIsMadeOnceThoughThousandsAreAskedForInTurn() {
    // Given
    askForEach(5_000);

    // When
    askForEach(5_000);

    // Then
    assertThat(compared).isEqualTo(5_000);
  }

  @Test
  void theResultIsRememberedForRowAndSecret() {
    // Given
    Secret secret = new Secret("same");
    comparisons.isSame(ROW, secret, () -> true);

    // When
    boolean again = comparisons.isSame(ROW, new Secret("same"), () -> false);

    // Then
    assertThat(again).isTrue();
    assertThat(comparisons.isSame(UUID.randomUUID(), secret, () -> false)).isFalse();
    assertThat(comparisons.isSame(ROW, new Secret("other"), () -> false)).isFalse();
  }

  @Test
  void notMoreThanTenThousandAreKept() {
    // Given
    askForEach(10_001);

    // When
    askForEach(1);

    // Then
    assertThat(compared).isEqualTo(10_002);
  }

  private void askForEach(int secrets) {
    for (int i = 0; i < secrets; i++) {
      comparisons.isSame(
          ROW,
          new Secret("secret " + i),
          () -> {
            compared++;
            return false;
          });
    }
  }
}
