package org.signrelay.design.check;

import java.util.Optional;
import java.util.regex.Pattern;
import org.signrelay.design.source.Entry;

/** What of a value or key may stand in a log: short, on one line, and no secret typed astray. */
final class Shown {
  private static final int LONGEST = 80;
  private static final String HIDDEN = "(not shown)";
  private static final Pattern HARMLESS_KEY = Pattern.compile("[a-z][a-z.-]{0,63}");
  private static final Pattern HARMLESS_PART =
      Pattern.compile("[A-Za-z]{1,40}|[A-Za-z]\\w{0,76}__c");
  private static final Pattern BEHIND_A_VALUE = Pattern.compile("(?s)[\\s=].*");
  private static final Pattern USER_INFO = Pattern.compile("(?s)//.*@");

  private Shown() {}

  /**
   * A value of a key that is no secret, up to the first blank or {@code =}: what follows may be the
   * next line by a forgotten line break.
   */
  static String value(String text) {
    String masked = USER_INFO.matcher(text).replaceAll("//...@");
    String first = BEHIND_A_VALUE.matcher(masked).replaceFirst("...");
    String cut = first.length() > LONGEST ? first.substring(0, LONGEST) + "..." : first;
    return "\"" + cut.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?") + "\"";
  }

  /**
   * The key of an entry. An unknown one is shown only if it is nearly a known one or looks like
   * one, and something is assigned to it; otherwise it may be a secret that lost its key. So may
   * the variable part of a known one.
   *
   * @param bare the key without prefix
   */
  static String key(Entry entry, String bare, KeyTable table) {
    int prefix = entry.writtenKey().length() - bare.length();
    Optional<Key<?>> known = table.find(bare);
    boolean shown =
        known.isPresent()
            ? isHarmless(known.get(), bare)
            : entry.assigned()
                && (HARMLESS_KEY.matcher(bare).matches() || table.similarTo(bare).isPresent());
    if (shown) {
      return plain(entry.writtenKey());
    }
    int start = prefix + known.map(key -> key.stem().length()).orElse(0);
    return plain(entry.writtenKey().substring(0, start)) + HIDDEN;
  }

  private static boolean isHarmless(Key<?> key, String bare) {
    return !key.isVariable()
        || HARMLESS_PART.matcher(bare.substring(key.stem().length())).matches();
  }

  private static String plain(String key) {
    String cut = key.length() > 2 * LONGEST ? key.substring(0, 2 * LONGEST) + "..." : key;
    return cut.replaceAll("[^\\x21-\\x7E]", "?");
  }
}
