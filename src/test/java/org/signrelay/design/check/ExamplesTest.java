package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.DesignId;
import org.signrelay.design.MapSource;
import org.signrelay.design.source.Sources;

class ExamplesTest {
  private static final Path DIRECTORY = Path.of("server-config");
  private static final String DESIGN = "salesforce-status-update";
  private static final Map<String, String> FILLED_IN =
      Map.of(
          "signrelay.config.dir",
          DIRECTORY.toString(),
          "SIGNRELAY_SALESFORCE_USERNAME",
          "integration@example.test",
          "SIGNRELAY_SALESFORCE_PASSWORD",
          "s3cret",
          "SIGNRELAY_CALLER_PASSWORD",
          "s3cret",
          key("record.document.object"),
          "Doc__c",
          key("record.document.key-field"),
          "Key__c",
          key("record.document.status-field"),
          "Status__c");

  @Test
  void theExamplesAreGoodOnceTheyAreFilledIn() {
    // When
    Configuration configuration = read(FILLED_IN);

    // Then
    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.loaded()).containsOnlyKeys(new DesignId(DESIGN));
  }

  @ParameterizedTest
  @MethodSource("whatMustBeFilledIn")
  void anExampleThatIsNotFilledInSaysWhatIsMissing(String left) {
    // Given
    Map<String, String> filledIn = new HashMap<>(FILLED_IN);
    filledIn.remove(left);

    // When
    Configuration configuration = read(filledIn);

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .startsWith("designs/" + DESIGN + ".properties")
        .contains(left.replace(key(""), ""));
  }

  @ParameterizedTest
  @MethodSource("supportedKeys")
  void anAdminFindsEverySupportedKeyInTheExamples(String line) throws IOException {
    // When
    String examples =
        Files.readString(DIRECTORY.resolve("signrelay.properties"))
            + Files.readString(DIRECTORY.resolve("designs/" + DESIGN + ".properties"));

    // Then
    assertThat(examples).containsPattern(line);
  }

  static Stream<String> whatMustBeFilledIn() {
    return FILLED_IN.keySet().stream().filter(key -> !key.equals("signrelay.config.dir"));
  }

  static Stream<String> supportedKeys() {
    return Stream.concat(lines("", DesignKeys.TABLE), lines("signrelay.", ServerKeys.TABLE));
  }

  private static Stream<String> lines(String prefix, KeyTable table) {
    return table.keys().stream()
        .filter(key -> key.supported() && key != ServerKeys.CONFIG_DIR)
        .map(
            key ->
                "(?m)^#?"
                    + (prefix + key.stem()).replace(".", "\\.")
                    + (key.isVariable() ? "\\w+" : "")
                    + " =");
  }

  private static String key(String name) {
    return "signrelay.design." + DESIGN + "." + name;
  }

  private static Configuration read(Map<String, String> values) {
    return ConfigurationReader.read(
        new Sources(() -> List.of(MapSource.of(values))).look().snapshot(), Configuration.NONE);
  }
}
