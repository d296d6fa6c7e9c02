package org.signrelay.design.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Ranges and addresses, whatever they are. */
class AddressRangePropertyTest {

  @Property
  void aRangeHoldsWhatDiffersBehindItsPrefixAlone(
      @ForAll("addresses") byte[] start, @ForAll @IntRange(max = 128) int prefix, @ForAll int bit)
      throws UnknownHostException {
    // Given
    int bits = start.length * 8;
    int length = Math.min(prefix, bits);
    int flipped = Math.floorMod(bit, bits);
    byte[] other = start.clone();
    other[flipped / 8] ^= (byte) (0x80 >> flipped % 8);

    // When
    Optional<AddressRange> range = AddressRange.parse(text(start) + "/" + length);

    // Then
    assertThat(range.orElseThrow().contains(address(start))).isTrue();
    assertThat(range.orElseThrow().contains(address(other))).isEqualTo(flipped >= length);
  }

  @Property
  void anAddressAloneIsARangeOfOne(
      @ForAll("addresses") byte[] one, @ForAll("addresses") byte[] other)
      throws UnknownHostException {
    // When
    Optional<AddressRange> range = AddressRange.parse(text(one));

    // Then
    assertThat(range.orElseThrow().contains(address(other))).isEqualTo(Arrays.equals(one, other));
  }

  @Property
  void anyTextIsAnAddressOrNone(
      @ForAll("likeAddresses") @StringLength(max = 50) String text,
      @ForAll("likeAddresses") String header) {
    // When
    Optional<Address> address = Address.parse(text);
    String caller =
        CallerAddress.of(
            "127.0.0.1",
            name -> List.of(header),
            new AddressRanges(AddressRange.parse("127.0.0.1").stream().toList()));

    // Then
    assertThat(address.map(Address::toString).flatMap(Address::parse)).isEqualTo(address);
    assertThat(Address.parse(caller)).isPresent();
  }

  @Provide
  Arbitrary<byte[]> addresses() {
    return Arbitraries.oneOf(ofSize(4), ofSize(16));
  }

  @Provide
  Arbitrary<String> likeAddresses() {
    return Arbitraries.strings().withChars("0123456789abcdefF:.[]\"\\,;= /%for").ofMaxLength(80);
  }

  private static Arbitrary<byte[]> ofSize(int size) {
    return Arbitraries.bytes().array(byte[].class).ofSize(size);
  }

  private static String text(byte[] address) throws UnknownHostException {
    return InetAddress.getByAddress(address).getHostAddress();
  }

  private static Address address(byte[] address) throws UnknownHostException {
    return new Address(InetAddress.getByAddress(address));
  }
}
