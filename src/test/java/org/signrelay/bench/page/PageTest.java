package org.signrelay.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {
  private static final String TEMPLATE =
      """
      # Title
      <!-- part one -->
      ## One
      {{figure}} calls
      <!-- end of one -->
      <!-- part two -->
      ## Two
      {{figure}} updates
      <!-- end of two -->
      The end.
      """;

  @Test
  void aPartThatIsMeasuredGetsItsFigures() {
    // When
    String page = new Page(TEMPLATE, "").with("one", new Values().with("figure", 1234)).text();

    // Then
    assertThat(page).startsWith("# Title\n").contains("1,234 calls").endsWith("The end.\n");
  }

  @Test
  void aPartThatIsNotMeasuredKeepsWhatStoodThere() {
    // Given
    String before = new Page(TEMPLATE, "").with("one", new Values().with("figure", 1)).text();

    // When
    String page = new Page(TEMPLATE, before).with("two", new Values().with("figure", 2)).text();

    // Then
    assertThat(page).contains("1.00 calls", "2.00 updates");
  }

  @Test
  void aPartThatWasNeverMeasuredSaysSo() {
    // When
    String page = new Page(TEMPLATE, "").text();

    // Then
    assertThat(page).contains("## One\n\nNot measured yet.", "## Two").doesNotContain("{{");
  }

  @Test
  void aPlaceWithoutAValueIsAMistake() {
    // Given
    Page page = new Page(TEMPLATE, "");

    // Then
    assertThatThrownBy(() -> page.with("one", new Values())).hasMessage("no value for {{figure}}");
  }
}
