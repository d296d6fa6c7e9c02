package org.signrelay.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an admin's configuration files, each in one step as a good editor does. */
public final class ConfigFiles {
  private final Path directory;

  public ConfigFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes {@code signrelay.properties}. */
  public void server(Map<String, String> settings) {
    write(directory.resolve("signrelay.properties"), settings);
  }

  /** Writes {@code designs/<design>.properties}. */
  public void design(String design, Map<String, String> settings) {
    write(file(design), settings);
  }

  public void removeDesign(String design) {
    try {
      Files.delete(file(design));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String design) {
    return directory.resolve("designs").resolve(design + ".properties");
  }

  private static void write(Path file, Map<String, String> settings) {
    String text =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
            .sorted()
            .collect(Collectors.joining());
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
