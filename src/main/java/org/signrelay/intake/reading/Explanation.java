package org.signrelay.intake.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;

/**
 * How the values of a call are understood.
 *
 * @param recognised those that count, by canonical name
 * @param ignored names as they were sent, of values that count for nothing: unknown to the design,
 *     missing, or set aside by another name for the same
 */
public record Explanation(Map<String, Recognised> recognised, List<String> ignored) {
  private static final String HIDDEN = "***";
  private static final int LONGEST = 1_000;

  /**
   * A value that counts.
   *
   * @param name as it was sent
   * @param value {@code ***} if it is a secret; cut after 1,000 characters
   */
  public record Recognised(String name, String value) {}

  public Explanation {
    recognised = Collections.unmodifiableMap(new TreeMap<>(recognised));
    ignored = List.copyOf(ignored);
  }

  /**
   * Explains values that were understood without a refusal. Credentials count only if the design
   * takes them from its calls.
   */
  public static Explanation of(Design design, List<FoundValue> found) {
    Set<String> used = UsedNames.of(design);
    CallValues values = CallValues.of(found, UsedNames.mapped(design));
    Map<String, Recognised> recognised = new LinkedHashMap<>();
    Set<String> ignored = new LinkedHashSet<>();
    for (FoundValue each : found) {
      String canonical = ValueName.canonical(each.name());
      Optional<ValueName> known = ValueName.recognise(each.name());
      boolean counts =
          known
              .map(name -> values.isDecidedBy(name, each) && isTaken(name, design))
              .orElseGet(() -> used.contains(canonical) && values.other(canonical).isPresent());
      if (counts) {
        recognised.putIfAbsent(canonical, new Recognised(each.name(), shown(known, values, each)));
      } else {
        ignored.add(each.name());
      }
    }
    return new Explanation(recognised, new ArrayList<>(ignored));
  }

  private static boolean isTaken(ValueName name, Design design) {
    return !name.isCredential()
        || (name != ValueName.DOMAIN && design.org().takesCredentialsOfCalls());
  }

  private static String shown(Optional<ValueName> known, CallValues values, FoundValue found) {
    if (known.filter(ValueName::isSecret).isPresent()) {
      return HIDDEN;
    }
    String text =
        known
            .flatMap(values::get)
            .or(() -> values.other(ValueName.canonical(found.name())))
            .orElse(found.value());
    return text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
        : text;
  }
}
