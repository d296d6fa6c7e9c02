package org.signrelay.bench.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page: the text of a template, in which each part has a section between two comments with its
 * name. A part that is not measured this time keeps the section of the page that was there before.
 */
public final class Page {
  private static final String TEMPLATE = "/org/signrelay/bench/performance.md";
  private static final Pattern SECTION =
      Pattern.compile("<!-- part (\\w+) -->\\n(.*?)<!-- end of \\1 -->\\n", Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

  private final String template;
  private final Map<String, String> sections = new HashMap<>();

  Page(String template, String before) {
    this.template = template;
    SECTION
        .matcher(before)
        .results()
        .forEach(section -> sections.put(section.group(1), section.group(2)));
  }

  /**
   * A page that is to be renewed.
   *
   * @param before the page as it was; empty if there was none
   */
  public static Page after(String before) {
    try (InputStream in = Page.class.getResourceAsStream(TEMPLATE)) {
      return new Page(new String(in.readAllBytes(), UTF_8), before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Renews the section of a part.
   *
   * @throws IllegalStateException if the section has a place for which there is no value
   */
  public Page with(String part, Values values) {
    String section =
        SECTION
            .matcher(template)
            .results()
            .filter(each -> each.group(1).equals(part))
            .map(each -> each.group(2))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the page has no section " + part));
    sections.put(
        part,
        PLACE
            .matcher(section)
            .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1)))));
    return this;
  }

  public String text() {
    return SECTION
        .matcher(template)
        .replaceAll(
            section ->
                Matcher.quoteReplacement(
                    section.group().replace(section.group(2), textOf(section))));
  }

  private String textOf(MatchResult section) {
    return Optional.ofNullable(sections.get(section.group(1)))
        .orElseGet(() -> heading(section.group(2)) + "\n\nNot measured yet.\n\n");
  }

  private static String heading(String section) {
    return section.lines().filter(line -> line.startsWith("#")).findFirst().orElse("");
  }
}
