package org.signrelay.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.design.DesignId;

/** Filters as they are stored with a replay. */
class FilterTextTest {
  private static final DeliveryFilter NONE =
      new DeliveryFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void aFilterIsReadAsItWasWritten() {
    // Given
    DeliveryFilter filter = full("doc \"1\"", "INVALID_FIELD");

    // When
    DeliveryFilter read = FilterText.read(FilterText.write(filter));

    // Then
    assertThat(read).isEqualTo(filter);
  }

  @Test
  void anEmptyFilterStaysEmpty() {
    // When
    DeliveryFilter read = FilterText.read(FilterText.write(NONE));

    // Then
    assertThat(read).isEqualTo(NONE);
  }

  @Test
  void filtersThatFindTheSameHaveTheSameMark() {
    // When
    String mark = FilterText.mark(full("DOC-1", "INVALID_FIELD"));

    // Then
    assertThat(mark).hasSize(64).isEqualTo(FilterText.mark(full("doc-1", "INVALID_FIELD")));
  }

  @Test
  void filtersThatFindSomethingElseHaveAnotherMark() {
    // When
    String mark = FilterText.mark(full("doc-1", "INVALID_FIELD"));

    // Then
    assertThat(mark)
        .isNotEqualTo(FilterText.mark(full("doc-1", "INVALID_TYPE")))
        .isNotEqualTo(FilterText.mark(full("doc-2", "INVALID_FIELD")))
        .isNotEqualTo(FilterText.mark(NONE));
  }

  private static DeliveryFilter full(String document, String reason) {
    return new DeliveryFilter(
        Optional.of(new DesignId("contracts")),
        Optional.of(DeliveryState.DEAD),
        Optional.of(document),
        Optional.of("env-1"),
        Optional.of("DCO"),
        Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
        Optional.of(Instant.parse("2027-02-01T00:00:00.5Z")),
        Optional.of(reason));
  }
}
