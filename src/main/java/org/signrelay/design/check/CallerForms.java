package org.signrelay.design.check;

import java.util.Base64;
import java.util.Optional;
import org.signrelay.design.Secret;
import org.signrelay.design.address.AddressRange;

/** The forms of values that say who may call. */
final class CallerForms {
  static final Form<AddressRange> ADDRESSES =
      Form.of(
          "an IPv4 or IPv6 address, or a range of them such as 192.0.2.0/24 or 2001:db8::/32;"
              + " names are not looked up",
          AddressRange::parse);

  /** Standard Webhooks 1.0.0, "Signature scheme"; the value is kept without its prefix. */
  static final Form<Secret> SIGNING_SECRET =
      Form.of("whsec_ and base64 of 24 to 64 bytes", CallerForms::signingSecret);

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private CallerForms() {}

  private static Optional<Secret> signingSecret(String text) {
    String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    int length = bytes(base64);
    return length >= SHORTEST && length <= LONGEST
        ? Optional.of(new Secret(base64))
        : Optional.empty();
  }

  /** How many bytes a text in base64 holds; -1 if it is none. */
  private static int bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException noBase64) {
      return -1;
    }
  }
}
