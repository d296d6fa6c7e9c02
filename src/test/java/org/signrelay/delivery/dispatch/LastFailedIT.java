package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.salesforce.reaction.Reaction;

/** What is wrong with a design is the newest delivery with which something is wrong. */
class LastFailedIT extends QueueSuite {

  @Test
  void theNewestIsShownWhateverItsState() {
    // Given
    accept();
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_INTEGRITY_EXCEPTION"));
    DeliveryId waiting = accept();
    tryAndEnd(failed(Reaction.RETRY, "UNABLE_TO_LOCK_ROW"));
    accept();
    tryAndEnd(written());

    // When
    var found = deliveries.lastFailed(design.id());

    // Then
    assertThat(found).map(Delivery::id).contains(waiting);
    assertThat(found.orElseThrow().errorCode()).contains("UNABLE_TO_LOCK_ROW");
  }

  @Test
  void anOlderOneIsShownIfTheNewerAreInOrder() {
    // Given
    DeliveryId dead = accept();
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_INTEGRITY_EXCEPTION"));
    accept();

    // When
    var found = deliveries.lastFailed(design.id());

    // Then
    assertThat(found).map(Delivery::id).contains(dead);
  }

  @Test
  void nothingIsShownWhereNothingIsWrong() {
    // Given
    accept();
    tryAndEnd(written());

    // When
    var found = deliveries.lastFailed(design.id());

    // Then
    assertThat(found).isEmpty();
  }
}
