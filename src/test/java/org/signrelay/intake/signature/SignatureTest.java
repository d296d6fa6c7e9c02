package org.signrelay.intake.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private final Map<String, List<String>> headers =
      new TreeMap<>(
          Map.of(
              "webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"),
              "webhook-timestamp", List.of("1614265330"),
              "webhook-signature", List.of("v1,one v1a,two")));

  @Test
  void itIsWhatTheThreeHeadersSay() {
    assertThat(Signature.find(headers::get))
        .contains(
            new Signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", List.of("v1,one", "v1a,two")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void eachHeaderMustBeThereOnce(String header) {
    // Given
    String value = headers.get(header).get(0);

    // Then
    headers.put(header, List.of());
    assertThat(Signature.find(headers::get)).isEmpty();
    headers.put(header, List.of(value, value));
    assertThat(Signature.find(headers::get)).isEmpty();
    headers.put(header, List.of(" "));
    assertThat(Signature.find(headers::get)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-id, msg.1614265330",
    "webhook-id, 'msg 1'",
    "webhook-id, msgé",
    "webhook-timestamp, 2021-02-25T15:02:10Z",
    "webhook-timestamp, 1614265330.0",
    "webhook-timestamp, -1",
    "webhook-timestamp, +1614265330",
    "webhook-timestamp, 16142653301614265330",
  })
  void aMalformedHeaderIsNone(String header, String value) {
    // Given
    headers.put(header, List.of(value));

    // Then
    assertThat(Signature.find(headers::get)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-301, false",
    "-300, true",
    "0, true",
    "300, true",
    "301, false",
  })
  void itIsTimelyForFiveMinutesBothWays(long later, boolean timely) {
    // Given
    Signature signature = Signature.find(headers::get).orElseThrow();

    // Then
    assertThat(signature.isTimely(Instant.ofEpochSecond(1_614_265_330 + later, 999_999_999)))
        .isEqualTo(timely);
  }
}
