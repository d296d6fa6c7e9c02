package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.record.KnownRecords;

class HousekeepingTest {
  private final Housekeeping housekeeping = new Housekeeping();
  private int batchesTooMany;
  private int batches;

  @BeforeEach
  void assemble() {
    housekeeping.knownRecords =
        new KnownRecords() {
          @Override
          public boolean forgetOldest() {
            batches++;
            return batches < batchesTooMany;
          }
        };
  }

  @Test
  void allRecordsBeyondTheMostAreForgotten() {
    // Given
    batchesTooMany = 7;

    // When
    housekeeping.forgetRecords(true);

    // Then
    assertThat(batches).isEqualTo(7);
  }

  @Test
  void manyAreForgottenWithSeveralCallsAlthoughNobodyCountsAgain() {
    // Given
    batchesTooMany = 50;
    housekeeping.forgetRecords(true);
    assertThat(batches).isLessThanOrEqualTo(20);

    // When
    for (int call = 0; call < 50; call++) {
      housekeeping.forgetRecords(false);
    }

    // Then
    assertThat(batches).isEqualTo(50);
  }

  @Test
  void recordsAreNotCountedEachTime() {
    // Given
    housekeeping.forgetRecords(true);

    // When
    housekeeping.forgetRecords(false);

    // Then
    assertThat(batches).isOne();
  }
}
