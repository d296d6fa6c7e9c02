package org.signrelay.design.address;

import java.util.List;

/** A list of address ranges. */
public record AddressRanges(List<AddressRange> ranges) {

  /** No address at all. */
  public static final AddressRanges NONE = new AddressRanges(List.of());

  public AddressRanges {
    ranges = List.copyOf(ranges);
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  public boolean contain(Address address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** Whether a text is an address that lies in one of them. */
  public boolean contain(String address) {
    return Address.parse(address).filter(this::contain).isPresent();
  }
}
