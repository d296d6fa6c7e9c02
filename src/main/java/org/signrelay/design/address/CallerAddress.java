package org.signrelay.design.address;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who a call came from. A proxy adds the address of whom it serves at the end of a header, and what
 * stands before that may be made up: so the header is read from its end, and only as far as trusted
 * proxies wrote it.
 */
public final class CallerAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED = "Forwarded";
  private static final Pattern ZONE = Pattern.compile("%.*");

  private CallerAddress() {}

  /**
   * The address of the peer. If that is a trusted proxy: the last address in {@code
   * X-Forwarded-For}, or where that is absent in {@code Forwarded} (RFC 7239), that is no trusted
   * proxy; what is no address ends the search, and the last one before it counts.
   *
   * @param peer as the server sees it
   * @param headers the values of a header by its name, one for each line
   */
  public static String of(
      String peer, Function<String, List<String>> headers, AddressRanges trusted) {
    Optional<Address> parsed = Address.parse(ZONE.matcher(peer).replaceFirst(""));
    if (parsed.isEmpty()) {
      return peer;
    }
    Address address = parsed.get();
    if (trusted.contain(address)) {
      List<Optional<Address>> hops = hops(headers).toList();
      for (int i = 0; i < hops.size() && hops.get(i).isPresent() && trusted.contain(address); i++) {
        address = hops.get(i).get();
      }
    }
    return address.toString();
  }

  /** What the proxies wrote, the nearest one first; empty for what is no address. */
  private static Stream<Optional<Address>> hops(Function<String, List<String>> headers) {
    List<String> lines = headers.apply(FORWARDED_FOR);
    return lines.isEmpty()
        ? ListElements.fromTheEnd(headers.apply(FORWARDED)).map(ForwardedElement::address)
        : ListElements.fromTheEnd(lines).map(ForwardedElement::node);
  }
}
