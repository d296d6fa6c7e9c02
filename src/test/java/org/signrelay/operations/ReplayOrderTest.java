package org.signrelay.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.DesignId;
import org.signrelay.operations.answer.ProblemException;

/** What an admin may post to have deliveries replayed. */
class ReplayOrderTest {

  @Test
  void aFilterHasTheMembersOfTheList() throws IOException {
    // When
    ReplayOrder order =
        read("{\"filter\":{\"design\":\"contracts\",\"state\":\"dead\"},\"dryRun\":true}");

    // Then
    assertThat(order.filter().design()).hasValue(new DesignId("contracts"));
    assertThat(order.filter().state()).hasValue(DeliveryState.DEAD);
    assertThat(order.dryRun()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"filter\":{}}",
        "{\"filter\":{},\"dryRun\":false}",
        "{\"filter\":{\"design\":null}}"
      })
  void whatIsLeftOutDoesNotRestrict(String body) throws IOException {
    // When
    ReplayOrder order = read(body);

    // Then
    assertThat(order.filter().design()).isEmpty();
    assertThat(order.filter().state()).isEmpty();
    assertThat(order.dryRun()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | The body must be JSON",
        "[] | The body must be JSON",
        "{\"filter\":{} | The body must be JSON",
        "{} | filter must be an object",
        "{\"filter\":\"dead\"} | filter must be an object",
        "{\"filter\":{\"state\":1}} | filter.state must be a text",
        "{\"filter\":{\"state\":\"held\"}} | state must be dead or waiting",
        "{\"filter\":{\"state\":\"delivered\"}} | state must be dead or waiting",
        "{\"filter\":{},\"dryRun\":\"yes\"} | dryRun must be true or false",
        "{\"filter\":{},\"dry\":true} | There is no member dry",
        "{\"filter\":{\"colour\":\"red\"}} | colour",
        "{\"filter\":{\"from\":\"yesterday\"}} | from"
      })
  void aMistakeIsNamed(String body, String told) {
    // When
    assertThatThrownBy(() -> read(body))
        // Then
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(told);
  }

  private static ReplayOrder read(String body) throws IOException {
    return ReplayOrder.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
  }
}
