package org.signrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {
  @Test
  void aMessageThatIsTooLongForTheDatabaseIsCutSoThatTheOutcomeIsRecorded() {
    // When
    HistoryEntry entry =
        new HistoryEntry(
            new DeliveryId(new UUID(0, 1)),
            Instant.EPOCH,
            Duration.ZERO,
            HistoryEntry.Outcome.DELIVERED,
            Optional.empty(),
            Optional.of("x".repeat(5000)));

    // Then
    assertThat(entry.message()).hasValue("x".repeat(1000));
  }
}
