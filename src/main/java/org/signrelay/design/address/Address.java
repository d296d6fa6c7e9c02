package org.signrelay.design.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address; an IPv4 address that is written as IPv6 (RFC 4291, 2.5.5.2) is IPv4. */
public record Address(InetAddress value) {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** What the JDK takes for an address: it never asks DNS for a text with a colon in it. */
  private static final Pattern LITERAL =
      Pattern.compile(OCTET + "(\\." + OCTET + "){3}|(?=[^:]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

  /** The address that a text is, without brackets, port and zone; names are never looked up. */
  public static Optional<Address> parse(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Address(InetAddress.getByName(text)));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    return value.getAddress();
  }

  @Override
  public String toString() {
    return value.getHostAddress();
  }
}
