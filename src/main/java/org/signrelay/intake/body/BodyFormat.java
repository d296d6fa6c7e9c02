package org.signrelay.intake.body;

import java.util.Arrays;
import java.util.Optional;

/** The formats of bodies that are taken. */
public enum BodyFormat {
  JSON,
  XML,
  /** XML in an envelope of SOAP 1.1. */
  SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/"),
  /** XML in an envelope of SOAP 1.2. */
  SOAP_1_2("http://www.w3.org/2003/05/soap-envelope"),
  /** {@code application/x-www-form-urlencoded}. */
  FORM;

  private final Optional<String> soapNamespace;

  BodyFormat() {
    soapNamespace = Optional.empty();
  }

  BodyFormat(String soapNamespace) {
    this.soapNamespace = Optional.of(soapNamespace);
  }

  /** Namespace of the envelope; empty if there is none. */
  public Optional<String> soapNamespace() {
    return soapNamespace;
  }

  /** Whether the body is XML, in an envelope or not. */
  public boolean isXml() {
    return this == XML || soapNamespace.isPresent();
  }

  /** The format that a media type names, such as {@code text/xml} or {@code application/a+json}. */
  public static Optional<BodyFormat> named(String mediaType) {
    String subtype = mediaType.substring(mediaType.indexOf('/') + 1);
    if (subtype.equals("json") || subtype.endsWith("+json")) {
      return Optional.of(JSON);
    }
    if (subtype.equals("soap+xml")) {
      return Optional.of(SOAP_1_2);
    }
    if (subtype.equals("xml") || subtype.endsWith("+xml")) {
      return Optional.of(XML);
    }
    return subtype.equals("x-www-form-urlencoded") ? Optional.of(FORM) : Optional.empty();
  }

  /** The version of SOAP whose envelope this root element is; XML if it is none. */
  static BodyFormat ofRoot(String namespace, String name) {
    return Arrays.stream(values())
        .filter(format -> format.soapNamespace.filter(found -> found.equals(namespace)).isPresent())
        .filter(format -> name.equals("Envelope"))
        .findFirst()
        .orElse(XML);
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
