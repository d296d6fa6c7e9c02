package org.signrelay.design.address;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (CIDR, RFC 4632 and RFC 4291, 2.3).
 *
 * @param prefix how many bits, from 0 to 32 or 128
 */
public record AddressRange(Address start, int prefix) {
  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

  /** Bits in front of an IPv4 address that is written as IPv6. */
  private static final int MAPPED = 96;

  /** The range that a text such as {@code 192.0.2.0/24} or {@code 2001:db8::1} is. */
  public static Optional<AddressRange> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Address.parse(matcher.group(1))
        .map(start -> new AddressRange(start, prefix(matcher, start)))
        .filter(range -> range.prefix >= 0 && range.prefix <= range.bits());
  }

  private static int prefix(Matcher matcher, Address start) {
    int bits = start.bytes().length * Byte.SIZE;
    if (matcher.group(2) == null) {
      return bits;
    }
    boolean mapped = bits == Integer.SIZE && matcher.group(1).contains(":");
    return Integer.parseInt(matcher.group(2)) - (mapped ? MAPPED : 0);
  }

  /** Whether an address lies in it; IPv4 and IPv6 have nothing in common. */
  public boolean contains(Address address) {
    return address.bytes().length == start.bytes().length
        && beginning(address).equals(beginning(start));
  }

  private BigInteger beginning(Address address) {
    return new BigInteger(1, address.bytes()).shiftRight(bits() - prefix);
  }

  private int bits() {
    return start.bytes().length * Byte.SIZE;
  }

  @Override
  public String toString() {
    return start + "/" + prefix;
  }
}
