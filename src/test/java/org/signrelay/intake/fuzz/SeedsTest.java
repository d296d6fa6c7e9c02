package org.signrelay.intake.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs from which the fuzzer starts, and those with which it once found something. */
class SeedsTest {

  @ParameterizedTest
  @MethodSource("webHooks")
  void everySeedOfAWebHookIsAnsweredAsTheContractSays(Path seed) {
    assertThatCode(() -> WebHookFuzz.fuzzerTestOneInput(Files.readAllBytes(seed)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("transmissions")
  void everySeedOfATransmissionIsAnsweredAsTheContractSays(Path seed) {
    assertThatCode(() -> TransmissionFuzz.fuzzerTestOneInput(Files.readAllBytes(seed)))
        .doesNotThrowAnyException();
  }

  static List<Path> webHooks() throws IOException, URISyntaxException {
    return seeds("webhook");
  }

  static List<Path> transmissions() throws IOException, URISyntaxException {
    return seeds("transmission");
  }

  private static List<Path> seeds(String folder) throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(SeedsTest.class.getResource(folder).toURI()))) {
      return files.sorted().toList();
    }
  }
}
