package org.signrelay.intake.reading;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.design.vocabulary.ValueName;

/** Canonical names of the values that a design has a use for, beside the recognised ones. */
final class UsedNames {
  private static final Pattern IN_TITLE = Pattern.compile("\\{([^{}]*)}");

  private UsedNames() {}

  /** Those that go to a field of the record. */
  static Set<String> mapped(Design design) {
    return inFields(design).collect(Collectors.toSet());
  }

  /** Those, and the ones in the title of documents. */
  static Set<String> of(Design design) {
    Stream<String> inTitle =
        IN_TITLE
            .matcher(design.documents().title())
            .results()
            .map((MatchResult found) -> ValueName.canonical(found.group(1)));
    return Stream.concat(inFields(design), inTitle).collect(Collectors.toSet());
  }

  private static Stream<String> inFields(Design design) {
    return design.fields().values().stream()
        .filter(FieldSource.NamedValue.class::isInstance)
        .map(source -> ((FieldSource.NamedValue) source).name());
  }
}
