package org.signrelay.design.source;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.signrelay.design.DesignId;

/** All values that SignRelay's sources give at one time. */
public final class Snapshot {

  /** In front of all keys. */
  public static final String PREFIX = "signrelay.";

  /** In front of the keys of designs, followed by the design and a dot. */
  public static final String DESIGN_PREFIX = PREFIX + "design.";

  private final List<Layer> layers;
  private final DirectoryContents directory;
  private final Expressions expressions = new Expressions(this::rawValue);

  private Snapshot(Stream<Layer> layers, DirectoryContents directory) {
    this.layers =
        layers
            .sorted(Comparator.comparing(Layer::ordinal).reversed().thenComparing(Layer::name))
            .toList();
    this.directory = directory;
  }

  /** The values of the server's own sources, without a configuration directory. */
  public static Snapshot of(Iterable<ConfigSource> sources) {
    return of(sources, DirectoryContents.NONE);
  }

  /** The values of the server's own sources and of the configuration directory. */
  static Snapshot of(Iterable<ConfigSource> sources, DirectoryContents directory) {
    return new Snapshot(Stream.concat(layers(sources), Stream.of(directory.layer())), directory);
  }

  /** In front of all keys of a design. */
  public static String prefix(DesignId design) {
    return DESIGN_PREFIX + design + ".";
  }

  /** What was found in the configuration directory. */
  public DirectoryContents directory() {
    return directory;
  }

  /** The value that wins for a full key; an empty one counts as missing. */
  public Optional<Entry> find(String key) {
    return layers.stream().flatMap(layer -> layer.lookup().apply(key).stream()).findFirst();
  }

  /** Everything that a source lists, also what another source overrides, and empty values. */
  public List<Entry> entries() {
    return layers.stream().map(Layer::entries).flatMap(Collection::stream).toList();
  }

  /**
   * A value with its expressions expanded.
   *
   * @throws UnresolvedExpressionException if one cannot be
   */
  public String expand(String text) {
    return expressions.expand(text);
  }

  /**
   * A path as a value names it: a relative one starts at the configuration directory.
   *
   * @throws java.nio.file.InvalidPathException if it is no path
   */
  public Path resolve(String path) {
    return configurationDirectory()
        .map(directory -> directory.resolve(path))
        .orElseGet(() -> Path.of(path));
  }

  private Optional<Path> configurationDirectory() {
    try {
      return find(Sources.DIRECTORY_KEY).map(directory -> Path.of(expand(directory.value())));
    } catch (UnresolvedExpressionException reportedAlready) {
      return Optional.empty();
    }
  }

  private Optional<String> rawValue(String name) {
    return find(name).map(Entry::value);
  }

  private static Stream<Layer> layers(Iterable<ConfigSource> sources) {
    Stream.Builder<Layer> layers = Stream.builder();
    sources.forEach(source -> layers.add(Layer.of(source)));
    return layers.build();
  }
}
