package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build puts what the servers are made of. */
public final class Layout {
  private static final Path TARGET = Path.of(System.getProperty("signrelay.target", "target"));

  private Layout() {}

  public static Path target() {
    return TARGET.toAbsolutePath();
  }

  public static Path war() {
    return target().resolve("signrelay.war");
  }

  public static Path postgresqlDriver() {
    return target().resolve("servers/postgresql.jar");
  }

  public static Path serverConfig() {
    return Path.of("server-config").toAbsolutePath();
  }

  /** The unpacked distribution whose folder begins with a name. */
  public static Path distribution(String name) {
    try (Stream<Path> folders = Files.list(target().resolve("servers"))) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the build has not unpacked " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a folder with all it holds. */
  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
