package org.signrelay.intake.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} says of every refusal what it is and what to do. */
class ProblemCatalogueTest {
  private static final Path PAGE = Path.of("docs", "problems.md");
  private static final String WRITE = "signrelay.write-problems";
  private static final String COMMAND = "mvn test -Dtest=ProblemCatalogueTest -D" + WRITE + "=true";

  private static final String HEAD =
      """
      # Why calls are refused

      Every refusal of a call of DocumentTRAK is one of these. In JSON it is a problem document (RFC 9457) with this `type`, `title` and `status`;
      its `detail` says what is wrong with the one call, and its `result` whether the same call may succeed later. In XML and SOAP the code and the
      reason stand in `<response>`. `GET /signrelay/api/refusals` shows the last part of the type as `problem`.

      Made from the enum `intake.refusal.Problem` with `%s`; a test compares the two.

      | type | code | `result` | title | what to do |
      |---|---|---|---|---|
      """
          .formatted(COMMAND);

  @Test
  void thePageIsMadeFromTheCatalogue() throws IOException {
    // Given
    String expected = page();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, expected, UTF_8);
    }

    // When
    String written = Files.readString(PAGE, UTF_8);

    // Then
    assertThat(written)
        .as("%s differs from the enum Problem; write it anew with: %s", PAGE, COMMAND)
        .isEqualTo(expected);
  }

  private static String page() {
    return HEAD
        + Arrays.stream(Problem.values())
            .sorted(Comparator.comparingInt(Problem::status))
            .map(ProblemCatalogueTest::row)
            .collect(Collectors.joining());
  }

  private static String row(Problem problem) {
    return "| `%s` | %d | `%s` | %s | %s |%n"
        .formatted(
            problem.type(),
            problem.status(),
            problem.result(),
            problem.title(),
            problem.remedy().replace("|", "\\|"))
        .replace(System.lineSeparator(), "\n");
  }
}
