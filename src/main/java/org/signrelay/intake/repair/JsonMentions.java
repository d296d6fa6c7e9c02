package org.signrelay.intake.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code "name": "value"} in broken JSON. A text ends at a quote only if a comma, a bracket or the
 * end of the body follows. Nothing is unescaped, so that a value stands in the body as it is.
 */
final class JsonMentions {
  private static final Pattern NAME = Pattern.compile("\"([A-Za-z0-9 _:-]{1,60}+)\"\\s*+:\\s*+");
  private static final String END = "\\s*+(?:[,}\\]]|\\z)";
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*+)\"" + END);
  private static final Pattern LITERAL = Pattern.compile("([A-Za-z0-9+.-]++)" + END);

  private JsonMentions() {}

  static List<Mention> in(String json) {
    List<Mention> found = new ArrayList<>();
    Matcher name = NAME.matcher(json);
    while (name.find()) {
      String writtenAs = name.group(1);
      int index = name.start();
      int behind = name.end();
      if (!json.startsWith("{", behind)) {
        Mention.wanted(writtenAs)
            .ifPresent(
                known -> found.add(new Mention(known, writtenAs, index, value(json, behind))));
      }
    }
    return found;
  }

  private static Optional<String> value(String json, int index) {
    Optional<String> text = group(TEXT, json, index);
    return text.isPresent()
        ? text
        : group(LITERAL, json, index).map(literal -> literal.equals("null") ? "" : literal);
  }

  private static Optional<String> group(Pattern pattern, String json, int index) {
    Matcher matcher = pattern.matcher(json).region(index, json.length());
    return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
