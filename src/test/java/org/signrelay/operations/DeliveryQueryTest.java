package org.signrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.design.DesignId;
import org.signrelay.operations.answer.Problem;
import org.signrelay.operations.answer.ProblemException;

class DeliveryQueryTest {
  private final MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();

  @Test
  void withoutParametersTheFirstFiftyOfAllAreAskedFor() {
    // When
    DeliveryQuery query = DeliveryQuery.of(parameters);

    // Then
    assertThat(query.filter())
        .isEqualTo(
            new DeliveryFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(query.cursor()).isEmpty();
    assertThat(query.limit()).isEqualTo(50);
  }

  @Test
  void everyFilterOfTheContractIsRead() {
    // Given
    UUID last = new UUID(7, 8);
    parameters.putSingle("design", "contracts");
    parameters.putSingle("state", "dead");
    parameters.putSingle("document", "doc-1");
    parameters.putSingle("envelope", "env-1");
    parameters.putSingle("status", "DCO");
    parameters.putSingle("from", "2027-01-31T12:00:00Z");
    parameters.putSingle("to", "2027-02-01T00:00:00+01:00");
    parameters.putSingle("reason", "no-record");
    parameters.putSingle("cursor", last.toString());
    parameters.putSingle("limit", "200");

    // When
    DeliveryQuery query = DeliveryQuery.of(parameters);

    // Then
    assertThat(query)
        .isEqualTo(
            new DeliveryQuery(
                new DeliveryFilter(
                    Optional.of(new DesignId("contracts")),
                    Optional.of(DeliveryState.DEAD),
                    Optional.of("doc-1"),
                    Optional.of("env-1"),
                    Optional.of("DCO"),
                    Optional.of(Instant.parse("2027-01-31T12:00:00Z")),
                    Optional.of(Instant.parse("2027-01-31T23:00:00Z")),
                    Optional.of("no-record")),
                Optional.of(new DeliveryId(last)),
                200));
  }

  @ParameterizedTest
  @CsvSource({"DCO, DCO", "eco, ECO", "Dst, DST"})
  void aStatusIsTheOneThatTheDeliveryShows(String written, String expected) {
    // Given
    parameters.putSingle("status", written);

    // When
    DeliveryQuery query = DeliveryQuery.of(parameters);

    // Then
    assertThat(query.filter().status()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "design, Contracts!",
    "design, ''",
    "state, finished",
    "state, DEAD",
    "status, Completed",
    "status, XCO",
    "from, yesterday",
    "from, 2027-01-31",
    "to, 2027-01-31T12:00:00",
    "to, +1000000000-12-31T23:59:59Z",
    "cursor, 7",
    "limit, 0",
    "limit, 201",
    "limit, -1",
    "limit, ten",
    "limit, 99999999999"
  })
  void aValueThatMakesNoSenseIsNamed(String name, String value) {
    // Given
    parameters.putSingle(name, value);

    // When
    Problem problem = problem();

    // Then
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.name()).isEqualTo("wrong-filter");
    assertThat(problem.detail()).startsWith(name + " must be ");
  }

  @Test
  void anUnknownFilterIsRefusedAndTheKnownOnesAreTold() {
    // Given
    parameters.putSingle("documentId", "doc-1");

    // When
    Problem problem = problem();

    // Then
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.name()).isEqualTo("unknown-filter");
    assertThat(problem.detail())
        .isEqualTo(
            "There is no filter documentId; there are [cursor, design, document, envelope, from,"
                + " limit, reason, state, status, to].");
  }

  @Test
  void aFilterThatIsThereTwiceIsRefused() {
    // Given
    parameters.add("state", "dead");
    parameters.add("state", "held");

    // When
    Problem problem = problem();

    // Then
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).isEqualTo("state is there more than once.");
  }

  private Problem problem() {
    return catchThrowableOfType(ProblemException.class, () -> DeliveryQuery.of(parameters))
        .problem();
  }
}
