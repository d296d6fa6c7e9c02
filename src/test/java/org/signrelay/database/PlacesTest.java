package org.signrelay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @Test
  void theLastValueIsRepeatedInPlacesThatAreLeftOver() {
    assertThat(Places.fill(List.of("a", "b", "c")))
        .startsWith("a", "b", "c")
        .hasSize(10)
        .endsWith("c", "c");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 10", "10, 10", "11, 30", "31, 100", "101, 200", "200, 200", "201, 400"})
  void aListHasOneOfAFewLengths(int values, int places) {
    assertThat(Places.fill(Collections.nCopies(values, "a"))).hasSize(places);
  }
}
