package org.signrelay.intake.reading;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Ids as they go to Salesforce: without surrounding braces, at most 255 characters, one line; also
 * in lower case, in which they are compared, and where some letters, such as {@code \u0130}, become
 * two.
 */
final class IdText {
  /** Width of the database's id columns and of the longest text field in Salesforce. */
  static final int LONGEST = 255;

  private static final Set<ValueName> IDS =
      EnumSet.of(
          ValueName.DOCUMENT_ID,
          ValueName.DOCUMENT_AUTH_TOKEN,
          ValueName.ENVELOPE_ID,
          ValueName.ENVELOPE_AUTH_TOKEN,
          ValueName.ORDER_ID);

  private IdText() {}

  /** Whether the value of this name is an id; ids are compared without case. */
  static boolean isExpectedFor(ValueName name) {
    return IDS.contains(name);
  }

  /**
   * The id, or an empty text if there is nothing between the braces.
   *
   * @throws RefusedException if it is too long or holds a control character
   */
  static String read(FoundValue found, ValueName name) {
    String id = withoutBraces(found.value());
    if (id.length() > LONGEST) {
      throw refused(found, name, "has more than " + LONGEST + " characters");
    }
    if (id.toLowerCase(Locale.ROOT).length() > LONGEST) {
      throw refused(found, name, "has more than " + LONGEST + " characters in lower case");
    }
    if (holdsControlCharacter(id)) {
      throw refused(found, name, "holds a control character");
    }
    return id;
  }

  private static boolean holdsControlCharacter(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutBraces(String text) {
    boolean braced = text.startsWith("{") && text.endsWith("}") && text.length() > 1;
    return braced ? text.substring(1, text.length() - 1).strip() : text;
  }

  private static RefusedException refused(FoundValue found, ValueName name, String fault) {
    return new RefusedException(
        Problem.UNUSABLE_VALUE, name.canonical() + " (" + found.place() + ") " + fault + ".");
  }
}
