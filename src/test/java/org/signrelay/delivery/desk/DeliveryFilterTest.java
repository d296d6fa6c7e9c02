package org.signrelay.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.DesignId;

class DeliveryFilterTest {
  private final List<String> restrictions = new ArrayList<>();

  @Test
  void whatIsEmptyDoesNotRestrict() {
    // Given
    DeliveryFilter filter =
        new DeliveryFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    // When
    Map<String, Object> parameters = filter.parametersFor(restrictions);

    // Then
    assertThat(restrictions).isEmpty();
    assertThat(parameters).isEmpty();
  }

  @Test
  void everythingElseRestrictsByAParameterAndNeverByItsText() {
    // Given
    DeliveryFilter filter =
        new DeliveryFilter(
            Optional.of(new DesignId("contracts")),
            Optional.of(DeliveryState.DEAD),
            Optional.of("Doc-1' or 1 = 1"),
            Optional.of("ENV-1"),
            Optional.of("DCO"),
            Optional.of(Instant.ofEpochMilli(1000)),
            Optional.of(Instant.ofEpochMilli(2000)),
            Optional.of("no-record"));

    // When
    Map<String, Object> parameters = filter.parametersFor(restrictions);

    // Then
    assertThat(restrictions)
        .containsExactly(
            "d.design = :design",
            "d.state = :state",
            "d.documentSearch = :document",
            "d.envelopeSearch = :envelope",
            "d.status = :status",
            "d.receivedAt >= :from",
            "d.receivedAt < :to",
            "d.errorCode = :reason");
    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "design",
                "contracts",
                "state",
                DeliveryState.DEAD,
                "document",
                "doc-1' or 1 = 1",
                "envelope",
                "env-1",
                "status",
                "DCO",
                "from",
                1000L,
                "to",
                2000L,
                "reason",
                "no-record"));
  }
}
