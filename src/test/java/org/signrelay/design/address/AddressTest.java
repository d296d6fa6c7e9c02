package org.signrelay.design.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
    "::, 0:0:0:0:0:0:0:0",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1",
  })
  void anAddressIsKnownInEachOfItsSpellings(String text, String same) {
    // When
    Optional<Address> address = Address.parse(text);

    // Then
    assertThat(address).hasToString("Optional[" + same + "]");
    assertThat(address).isEqualTo(Address.parse(same));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "example.test",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "192.0.2.1 ",
        "3221225985",
        "0x7f.0.0.1",
        "192.0.2.1.5",
        "1::2::3",
        ":",
        ".:1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "fe80::1%eth0",
        "[::1]",
        "::g",
        "unknown",
        "face",
      })
  void whatIsNoAddressIsNeverLookedUp(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void aHugeTextIsNoAddress() {
    assertThat(Address.parse(":".repeat(1 << 20))).isEmpty();
  }
}
