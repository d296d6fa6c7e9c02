package org.signrelay.intake.body;

import java.util.Optional;

/** The formats of bodies that are taken. */
public enum BodyFormat {
  JSON {
    @Override
    void read(String text, FoundValues into) {
      JsonBody.read(text, into);
    }
  },
  XML {
    @Override
    void read(String text, FoundValues into) {
      XmlBody.read(text, into);
    }
  };

  /**
   * Collects every value of a body.
   *
   * @throws org.signrelay.intake.refusal.RefusedException if the body does not parse or exceeds a
   *     limit
   */
  abstract void read(String text, FoundValues into);

  /** The format that a media type names, such as {@code text/xml} or {@code application/a+json}. */
  public static Optional<BodyFormat> named(String mediaType) {
    String subtype = mediaType.substring(mediaType.indexOf('/') + 1);
    if (subtype.equals("json") || subtype.endsWith("+json")) {
      return Optional.of(JSON);
    }
    if (subtype.equals("xml") || subtype.endsWith("+xml")) {
      return Optional.of(XML);
    }
    return Optional.empty();
  }

  /** The format that the first character other than white space gives away. */
  static Optional<BodyFormat> seenIn(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start < text.length() ? startingWith(text.charAt(start)) : Optional.empty();
  }

  private static Optional<BodyFormat> startingWith(int character) {
    return switch (character) {
      case '{', '[' -> Optional.of(JSON);
      case '<' -> Optional.of(XML);
      default -> Optional.empty();
    };
  }
}
