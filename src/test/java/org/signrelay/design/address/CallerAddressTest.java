package org.signrelay.design.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTest {
  private static final AddressRanges TRUSTED =
      new AddressRanges(
          Stream.of("10.0.0.0/8", "2001:db8:1::/48")
              .map(text -> AddressRange.parse(text).orElseThrow())
              .toList());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "198.51.100.7                    | 198.51.100.7",
        "203.0.113.9, 198.51.100.7       | 198.51.100.7",
        "198.51.100.7, 10.9.9.9          | 198.51.100.7",
        "203.0.113.9,198.51.100.7,10.2.2.2,10.9.9.9 | 198.51.100.7",
        "10.7.7.7, 10.9.9.9              | 10.7.7.7",
        "2001:db8:2::1, 2001:db8:1::2    | 2001:db8:2:0:0:0:0:1",
        "[2001:db8:2::1]:443             | 2001:db8:2:0:0:0:0:1",
        "198.51.100.7:50123              | 198.51.100.7",
        "::ffff:198.51.100.7             | 198.51.100.7",
        "198.51.100.7, ::ffff:10.9.9.9   | 198.51.100.7",
        "203.0.113.9, unknown, 10.9.9.9  | 10.9.9.9",
        "203.0.113.9, example.test       | 10.0.0.1",
        "203.0.113.9, 198.51.100.7, ,    | 198.51.100.7",
        "\"203.0.113.9, 198.51.100.7     | 198.51.100.7",
        ",                               | 10.0.0.1",
      })
  void theLastOneThatIsNoTrustedProxyCounts(String header, String address) {
    assertThat(of("10.0.0.1", Map.of("X-Forwarded-For", List.of(header)))).isEqualTo(address);
  }

  @Test
  void allLinesOfTheHeaderAreOne() {
    assertThat(
            of(
                "10.0.0.1",
                Map.of(
                    "X-Forwarded-For",
                    List.of("203.0.113.9, 198.51.100.7", "10.2.2.2", "10.3.3.3, 10.4.4.4"))))
        .isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.7",
    "2001:db8:2::1, 2001:db8:2:0:0:0:0:1",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "unix:, unix:",
  })
  void nobodyElseIsBelieved(String peer, String address) {
    assertThat(
            of(
                peer,
                Map.of(
                    "X-Forwarded-For", List.of("203.0.113.9"),
                    "Forwarded", List.of("for=203.0.113.9"))))
        .isEqualTo(address);
  }

  @Test
  void withoutTrustedProxiesNobodyIsBelieved() {
    assertThat(CallerAddress.of("10.0.0.1", name -> List.of("203.0.113.9"), AddressRanges.NONE))
        .isEqualTo("10.0.0.1");
  }

  @Test
  void aTrustedProxyThatSaysNothingIsTheCaller() {
    assertThat(of("::ffff:10.0.0.1", Map.of())).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for=198.51.100.7                                        | 198.51.100.7",
        "proto=https;For=\"198.51.100.7:4711\";by=10.0.0.1       | 198.51.100.7",
        "for=198.51.100.7:4711                                   | 198.51.100.7",
        "for=203.0.113.9, for=198.51.100.7;host=\"a, b\", for=10.9.9.9 | 198.51.100.7",
        "for=\"[2001:db8:2::1]:4711\"                            | 2001:db8:2:0:0:0:0:1",
        "for=\"[2001:db8:2::1]\"                                 | 2001:db8:2:0:0:0:0:1",
        "for=203.0.113.9, for=_hidden, for=10.9.9.9              | 10.9.9.9",
        "for=unknown                                             | 10.0.0.1",
        "by=198.51.100.7                                         | 10.0.0.1",
        "for=203.0.113.9;for=198.51.100.7                        | 10.0.0.1",
        "for=203.0.113.9 for=198.51.100.7                        | 10.0.0.1",
        "host=\"a;for=203.0.113.9\";for=198.51.100.7             | 198.51.100.7",
        "host=\"a\\\",for=203.0.113.9\";for=198.51.100.7         | 198.51.100.7",
        "host=\"a,\\\"b\";for=198.51.100.7                        | 198.51.100.7",
        "for=\"203.0.113.9, for=198.51.100.7                     | 198.51.100.7",
        "for=\"203.0.113.9                                       | 10.0.0.1",
        "for=\"198.51.100\\.7\"                                  | 198.51.100.7",
      })
  void theHeaderOfRfc7239IsReadLikewise(String header, String address) {
    assertThat(of("10.0.0.1", Map.of("Forwarded", List.of(header)))).isEqualTo(address);
  }

  @Test
  void theOlderHeaderComesFirst() {
    assertThat(
            of(
                "10.0.0.1",
                Map.of(
                    "X-Forwarded-For", List.of("198.51.100.7"),
                    "Forwarded", List.of("for=203.0.113.9"))))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void aHugeHeaderIsReadToItsEnd() {
    // Given
    String quotes = "for=\"" + "\\\"".repeat(100_000) + "\", ";
    String[] proxies = new String[50_000];
    Arrays.fill(proxies, "for=10.9.9.9");

    // Then
    assertThat(of("10.0.0.1", Map.of("Forwarded", List.of(quotes + String.join(",", proxies)))))
        .isEqualTo("10.9.9.9");
  }

  private static String of(String peer, Map<String, List<String>> headers) {
    return CallerAddress.of(peer, name -> headers.getOrDefault(name, List.of()), TRUSTED);
  }
}
