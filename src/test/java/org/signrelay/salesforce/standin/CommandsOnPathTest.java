package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsOnPathTest {
  @TempDir Path directory;

  @Test
  void aClassRunsOnlyIfAllItsCommandsAreThere() throws IOException {
    // Given
    Path tool = Files.createFile(directory.resolve("tool"));
    Files.createFile(directory.resolve("notes"));
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    var condition = new CommandsOnPath("nowhere" + File.pathSeparator + directory);

    // When
    var found = condition.evaluate("tool");
    var missing = condition.evaluate("tool", "notes", "other");

    // Then
    assertThat(found.isDisabled()).isFalse();
    assertThat(missing.isDisabled()).isTrue();
    assertThat(missing.getReason()).contains("not on the PATH: [notes, other]");
  }
}
