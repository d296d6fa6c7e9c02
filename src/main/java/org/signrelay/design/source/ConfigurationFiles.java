package org.signrelay.design.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.design.DesignId;

/**
 * The files of the configuration directory as they were at one look. A file that is the same at two
 * looks in a row is one that nobody is just saving.
 *
 * @param texts by name: {@code signrelay.properties}, {@code designs/<design>.properties}
 * @param faults files that cannot be read, by name, with the reason
 * @param strays files in {@code designs/} that are no editor's copies and whose names do not end in
 *     {@code .properties}, with the reason why they do not count
 * @param others size and time of other files in the directory itself, such as private keys
 * @param missing why there is no directory to read; empty if there is one
 */
record ConfigurationFiles(
    Map<String, String> texts,
    Map<String, String> faults,
    Map<String, String> strays,
    Map<String, String> others,
    Optional<String> missing) {
  static final String SERVER = "signrelay.properties";
  static final String DESIGNS = "designs";
  static final String ENDING = ".properties";

  private static final long LARGEST = 1024L * 1024;
  private static final Pattern COPY =
      Pattern.compile("[.#].*|.*(~|#|\\.(bak|old|orig|save|swp|swo|tmp|md))");

  static ConfigurationFiles missing(String reason) {
    return new ConfigurationFiles(Map.of(), Map.of(), Map.of(), Map.of(), Optional.of(reason));
  }

  /** Reads all files of a directory that exists or not. */
  static ConfigurationFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return missing("there is no such directory: make it, or name the right one");
    }
    ConfigurationFiles found =
        new ConfigurationFiles(
            new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());
    found.read(directory.resolve(SERVER), SERVER);
    try (Stream<Path> designs = list(directory.resolve(DESIGNS));
        Stream<Path> others = list(directory)) {
      designs.forEach(found::readDesign);
      others.forEach(found::stamp);
      return found;
    } catch (IOException e) {
      return missing("the directory cannot be read: " + e);
    }
  }

  /**
   * Each file as it is if it was the same at an earlier look, else as it is in use, since somebody
   * may just be saving it. Who saves one file keeps no other one back.
   */
  ConfigurationFiles settledSince(ConfigurationFiles earlier, ConfigurationFiles inUse) {
    return missing.equals(earlier.missing)
        ? new ConfigurationFiles(
            settled(texts, earlier.texts, inUse.texts),
            settled(faults, earlier.faults, inUse.faults),
            settled(strays, earlier.strays, inUse.strays),
            settled(others, earlier.others, inUse.others),
            missing)
        : inUse;
  }

  /** Designs whose files are as they were, if all that may concern every design is, too. */
  Set<DesignId> designsAsIn(ConfigurationFiles earlier) {
    boolean sameAround =
        missing.equals(earlier.missing)
            && faults.equals(earlier.faults)
            && others.equals(earlier.others)
            && Objects.equals(texts.get(SERVER), earlier.texts.get(SERVER));
    return sameAround
        ? texts.entrySet().stream()
            .filter(file -> file.getValue().equals(earlier.texts.get(file.getKey())))
            .flatMap(file -> DirectoryFile.of(file.getKey()).stream())
            .flatMap(file -> file.design().stream())
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static Map<String, String> settled(
      Map<String, String> now, Map<String, String> earlier, Map<String, String> inUse) {
    Map<String, String> settled = new TreeMap<>(now);
    Stream.of(now, earlier)
        .flatMap(files -> files.keySet().stream())
        .distinct()
        .filter(name -> !Objects.equals(now.get(name), earlier.get(name)))
        .forEach(name -> settled.compute(name, (unsettled, any) -> inUse.get(name)));
    return settled;
  }

  private static Stream<Path> list(Path directory) throws IOException {
    return Files.isDirectory(directory) ? Files.list(directory) : Stream.empty();
  }

  private void readDesign(Path file) {
    String name = file.getFileName().toString();
    String shown = DESIGNS + "/" + name.replaceAll("\\p{Cntrl}", "?");
    if (name.startsWith(".") || !Files.isRegularFile(file)) {
      return;
    }
    if (name.endsWith(ENDING)) {
      read(file, shown);
    } else if (!COPY.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      strays.put(shown, "is not read: the name of a design's file ends in " + ENDING);
    }
  }

  private void stamp(Path file) {
    String name = file.getFileName().toString();
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile() && !name.equals(SERVER)) {
        others.put(name, attributes.size() + " bytes of " + attributes.lastModifiedTime());
      }
    } catch (IOException justDeleted) {
      others.put(name, "cannot be read");
    }
  }

  private void read(Path file, String shown) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      if (Files.size(file) > LARGEST) {
        faults.put(shown, "is larger than 1 MB and cannot be a configuration file");
        return;
      }
      texts.put(shown, Files.readString(file));
    } catch (CharacterCodingException e) {
      faults.put(shown, "is not UTF-8 text: save it in this encoding");
    } catch (IOException e) {
      faults.put(shown, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public String toString() {
    return texts.keySet().toString();
  }
}
