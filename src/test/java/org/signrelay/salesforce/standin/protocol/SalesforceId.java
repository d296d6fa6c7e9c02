package org.signrelay.salesforce.standin.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Salesforce record ids: 15 characters in which case counts, or 18 whose last three carry the case
 * of the first fifteen, so that both name the same record.
 */
public final class SalesforceId {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18}");
  private static final String CASE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private SalesforceId() {}

  /** The 18-character id number {@code n} of the type with this three-character key prefix. */
  public static String of(String keyPrefix, long n) {
    var digits = new StringBuilder();
    for (long rest = n; digits.length() < 8; rest /= BASE62.length()) {
      digits.append(BASE62.charAt((int) (rest % BASE62.length())));
    }
    return withCaseLetters(keyPrefix + "5g00" + digits.reverse());
  }

  /** The 18-character form of an id in either form, or empty when the text is no id. */
  public static Optional<String> canonical(String text) {
    if (text == null || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.length() == 15) {
      return Optional.of(withCaseLetters(text));
    }
    String restored = restoreCase(text);
    return withCaseLetters(restored).equalsIgnoreCase(text)
        ? Optional.of(withCaseLetters(restored))
        : Optional.empty();
  }

  private static String withCaseLetters(String fifteen) {
    var id = new StringBuilder(fifteen);
    for (int block = 0; block < 3; block++) {
      int bits = 0;
      for (int i = 0; i < 5; i++) {
        if (Character.isUpperCase(fifteen.charAt(block * 5 + i))) {
          bits |= 1 << i;
        }
      }
      id.append(CASE_LETTERS.charAt(bits));
    }
    return id.toString();
  }

  private static String restoreCase(String eighteen) {
    var id = new StringBuilder();
    String letters = eighteen.substring(15).toUpperCase(Locale.ROOT);
    for (int i = 0; i < 15; i++) {
      int bits = CASE_LETTERS.indexOf(letters.charAt(i / 5));
      boolean upper = bits >= 0 && (bits & (1 << (i % 5))) != 0;
      String letter = eighteen.substring(i, i + 1);
      id.append(upper ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT));
    }
    return id.toString();
  }
}
