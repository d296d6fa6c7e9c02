package org.signrelay.intake.reading;

import java.util.regex.Pattern;

/** A merge field that DocumentTRAK left in place, such as {@code [Document ID]}. */
public final class UnreplacedToken {
  private static final Pattern FORM = Pattern.compile("\\[[^\\[\\]\\r\\n]*]");

  private UnreplacedToken() {}

  /** Whether the whole text is one; such a value counts as missing. */
  public static boolean is(String text) {
    return text.startsWith("[") && FORM.matcher(text).matches();
  }
}
