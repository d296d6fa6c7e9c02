package org.signrelay.design.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/24, 192.0.2.1, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "::ffff:192.0.2.0/120, 192.0.2.9, true",
    "::ffff:192.0.2.0/120, 192.0.3.9, false",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "::/0, 203.0.113.9, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/127, 2001:db8::1, true",
    "2001:db8::/127, 2001:db8::2, false",
    "2001:db8::1, 2001:0db8:0:0:0:0:0:0001, true",
  })
  void aRangeHoldsTheAddressesThatBeginLikeIt(String range, String address, boolean within) {
    // When
    boolean contained = ranges(range).contain(address);

    // Then
    assertThat(contained).isEqualTo(within);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/24/8",
        "192.0.2.0/255.255.255.0",
        "192.0.2.0 /24",
        "192.0.2/24",
        "192.0.2.*",
        "::/129",
        "::ffff:192.0.2.0/95",
        "::ffff:192.0.2.0/129",
        "[2001:db8::]/32",
        "example.test",
        "example.test/24",
      })
  void whatIsNoRangeIsTold(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void aTextThatIsNoAddressLiesNowhere() {
    assertThat(ranges("0.0.0.0/0").contain("unix:")).isFalse();
    assertThat(AddressRanges.NONE.contain("192.0.2.1")).isFalse();
  }

  private static AddressRanges ranges(String text) {
    Optional<AddressRange> range = AddressRange.parse(text);
    return new AddressRanges(List.of(range.orElseThrow()));
  }
}
