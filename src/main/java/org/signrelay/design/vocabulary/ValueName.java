package org.signrelay.design.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names under which SignRelay recognises the values of a call. A name is compared without case,
 * spaces, {@code _}, {@code -} and namespace; see {@link #normalise}.
 */
public enum ValueName {
  DOCUMENT_ID("documentId"),
  DOCUMENT_AUTH_TOKEN("documentAuthToken", "authToken"),
  ENVELOPE_ID("envelopeId"),
  ENVELOPE_AUTH_TOKEN("envelopeAuthToken"),
  ORDER_ID("orderId"),
  TRANSACTION_TYPE("transactionType"),
  STATUS("status"),
  DOCUMENT_STATUS("documentStatus"),
  ENVELOPE_STATUS("envelopeStatus"),
  EVENT("event", "timing"),
  DOCUMENT_NAME("documentName", "name"),
  ENVELOPE_NAME("envelopeName"),
  SIGNER_EMAIL("signerEmail"),
  FEEDBACK("feedback"),
  CREATION_DATE("creationDate"),
  DOCUMENT_CREATION_DATE("documentCreationDate"),
  ENVELOPE_CREATION_DATE("envelopeCreationDate"),
  START_DATE("startDate"),
  DOCUMENT_START_DATE("documentStartDate"),
  ENVELOPE_START_DATE("envelopeStartDate"),
  COMPLETION_DATE("completionDate", "completedOn"),
  DOCUMENT_COMPLETION_DATE("documentCompletionDate", "documentCompletedOn"),
  ENVELOPE_COMPLETION_DATE("envelopeCompletionDate", "envelopeCompletedOn"),
  EXPIRATION_DATE("expirationDate"),
  DOCUMENT_EXPIRATION_DATE("documentExpirationDate"),
  ENVELOPE_EXPIRATION_DATE("envelopeExpirationDate"),
  CANCELLED_DATE("cancelledDate"),
  DOCUMENT_CANCELLED_DATE("documentCancelledDate"),
  ENVELOPE_CANCELLED_DATE("envelopeCancelledDate"),
  DECLINED_DATE("declinedDate"),
  DOCUMENT_DECLINED_DATE("documentDeclinedDate"),
  ENVELOPE_DECLINED_DATE("envelopeDeclinedDate"),
  DOCUMENT_CONTENT("documentContent", "fileData", "completedDocument"),
  FILE_NAME("fileName"),
  USERNAME("username"),
  PASSWORD("password"),
  DOMAIN("domain");

  private static final Map<String, ValueName> BY_SPELLING =
      Arrays.stream(values())
          .flatMap(name -> name.spellings.stream().map(spelling -> Map.entry(spelling, name)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, ValueName> BY_NORMALISED =
      BY_SPELLING.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> normalise(entry.getKey()), Map.Entry::getValue));

  private static final char END_OF_ASCII = 0x80;

  private final String canonical;
  private final List<String> spellings;
  private final List<String> normalisedSpellings;

  ValueName(String canonical, String... aliases) {
    this.canonical = canonical;
    this.spellings = Stream.concat(Stream.of(canonical), Arrays.stream(aliases)).toList();
    this.normalisedSpellings = spellings.stream().map(ValueName::normalise).toList();
  }

  /** The name that answers, configuration and storage use, such as {@code documentId}. */
  public String canonical() {
    return canonical;
  }

  /** The canonical name first, then its aliases, in the order in which they count. */
  public List<String> spellings() {
    return spellings;
  }

  /** The same as {@link #normalise} makes them. */
  public List<String> normalisedSpellings() {
    return normalisedSpellings;
  }

  /** Whether the value is a credential that must be taken out of a call before it is stored. */
  public boolean isCredential() {
    return this == USERNAME || this == PASSWORD || this == DOMAIN;
  }

  /** Whether the value must not be shown: a credential or an auth token. */
  public boolean isSecret() {
    return isCredential() || this == DOCUMENT_AUTH_TOKEN || this == ENVELOPE_AUTH_TOKEN;
  }

  /** Whether the value is a date. */
  public boolean isDate() {
    return canonical.endsWith("Date");
  }

  /** The recognised name that this text spells, or empty for any other value. */
  public static Optional<ValueName> recognise(String name) {
    ValueName spelled = BY_SPELLING.get(name);
    return spelled == null ? ofNormalised(normalise(name)) : Optional.of(spelled);
  }

  /** The same for a text that {@link #normalise} has made. */
  public static Optional<ValueName> ofNormalised(String normalised) {
    return Optional.ofNullable(BY_NORMALISED.get(normalised));
  }

  /**
   * The name under which a value is kept: the canonical name for a recognised one, else the text
   * normalised, so that a design's mapping and a call find each other whatever their spelling.
   */
  public static String canonical(String name) {
    return recognise(name).map(ValueName::canonical).orElseGet(() -> normalise(name));
  }

  /** Takes case, spaces, {@code _}, {@code -} and a namespace prefix away. */
  public static String normalise(String name) {
    char[] kept = new char[name.length()];
    int length = 0;
    boolean ascii = true;
    for (int i = name.lastIndexOf(':') + 1; i < name.length(); i++) {
      char character = name.charAt(i);
      if (!isSeparator(character)) {
        kept[length++] = lowerCase(character);
        ascii &= character < END_OF_ASCII;
      }
    }
    String text = new String(kept, 0, length);
    return ascii ? text : text.toLowerCase(Locale.ROOT);
  }

  /** Space, tab and the kinds of line ends, {@code _} and {@code -}. */
  private static boolean isSeparator(char character) {
    return character == ' '
        || character == '_'
        || character == '-'
        || (character >= '\t' && character <= '\r');
  }

  private static char lowerCase(char character) {
    return character >= 'A' && character <= 'Z' ? (char) (character - 'A' + 'a') : character;
  }
}
