package org.signrelay.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.store.Payload;
import org.signrelay.design.DesignId;

class DeliveryFilterTest {
  private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");

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
            Optional.of(NOON),
            Optional.of("no-record"));

    // When
    Map<String, Object> parameters = filter.parametersFor(restrictions);

    // Then
    assertThat(restrictions)
        .containsExactly(
            "d.design = :design",
            "d.state = :state",
            "d.id in (select p.delivery from Payload p where p.documentHash = :document)",
            "d.id in (select p.delivery from Payload p where p.envelopeHash = :envelope)",
            "d.status = :status",
            "d.receivedAt >= :from",
            "d.id >= :first",
            "d.receivedAt < :to",
            "d.id < :end",
            "d.errorCode = :reason");
    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("design", "contracts"),
                Map.entry("state", DeliveryState.DEAD),
                Map.entry("document", Payload.hashOf("doc-1' or 1 = 1")),
                Map.entry("envelope", Payload.hashOf("env-1")),
                Map.entry("status", "DCO"),
                Map.entry("from", 1000L),
                Map.entry("first", new UUID(0, 0)),
                Map.entry("to", NOON.toEpochMilli()),
                Map.entry("end", DeliveryId.lowestOf(NOON.plus(Duration.ofMinutes(10))).value()),
                Map.entry("reason", "no-record")));
  }
}
