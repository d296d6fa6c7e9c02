package org.signrelay.design.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.DesignId;

/**
 * What the configuration directory says.
 *
 * @param designs the designs that have a file of their own
 * @param faults files that cannot be read; each spoils its design, or the server's settings
 * @param notes mistakes that spoil nothing else
 * @param warnings what is no mistake but looks like one
 */
public record DirectoryContents(
    List<Entry> entries,
    Set<DesignId> designs,
    List<ConfigurationProblem> faults,
    List<ConfigurationProblem> notes,
    List<ConfigurationProblem> warnings) {

  static final DirectoryContents NONE =
      new DirectoryContents(List.of(), Set.of(), List.of(), List.of(), List.of());

  private static final int ORDINAL = 250;

  static DirectoryContents of(ConfigurationFiles files) {
    return new DirectoryContents(
        entries(files.texts()),
        Stream.concat(files.texts().keySet().stream(), files.faults().keySet().stream())
            .flatMap(name -> DirectoryFile.of(name).flatMap(DirectoryFile::design).stream())
            .collect(Collectors.toUnmodifiableSet()),
        files.faults().entrySet().stream()
            .flatMap(
                fault ->
                    DirectoryFile.of(fault.getKey()).stream()
                        .map(file -> file.problem(fault.getValue())))
            .toList(),
        Stream.concat(missing(files), misnamed(files)).toList(),
        files.strays().entrySet().stream()
            .map(stray -> about(stray.getKey(), stray.getValue()))
            .toList());
  }

  Layer layer() {
    return Layer.of(Sources.DIRECTORY_KEY, ORDINAL, entries);
  }

  private static List<Entry> entries(Map<String, String> texts) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Entry> first = new HashMap<>();
    texts.forEach(
        (name, text) ->
            DirectoryFile.of(name).stream()
                .flatMap(file -> PropertiesText.read(text).stream().map(file::entry))
                .map(entry -> once(entry, first.putIfAbsent(entry.key(), entry)))
                .forEach(entries::add));
    return entries;
  }

  private static Entry once(Entry entry, Entry earlier) {
    return earlier == null
        ? entry
        : entry.with("stands already in " + earlier.place() + ": keep one of the two");
  }

  private static Stream<ConfigurationProblem> missing(ConfigurationFiles files) {
    return files.missing().stream()
        .map(
            reason ->
                new ConfigurationProblem(
                    Optional.empty(), Sources.DIRECTORY_KEY, Sources.DIRECTORY_KEY, reason));
  }

  private static Stream<ConfigurationProblem> misnamed(ConfigurationFiles files) {
    return Stream.concat(files.texts().keySet().stream(), files.faults().keySet().stream())
        .filter(name -> DirectoryFile.of(name).isEmpty())
        .map(
            name ->
                about(
                    name,
                    "is no name of a design: a-z, 0-9 and -, not - first, at most 63 characters"));
  }

  private static ConfigurationProblem about(String name, String message) {
    return new ConfigurationProblem(Optional.empty(), name, "(the file's name)", message);
  }
}
