package org.signrelay.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Servers as the scripts of {@code server-config} leave them. A script runs once for each kind of
 * database, and again when it was edited; every server of a test is a copy of what it made.
 */
final class Prepared {
  private static final Path FOLDER = Layout.target().resolve("servers/prepared");

  private Prepared() {}

  /**
   * The folder that a script has prepared, which nobody may change.
   *
   * @param preparation runs the script for a server in a folder that does not exist yet
   */
  static synchronized Path folder(
      String server, Database database, Path script, Consumer<Path> preparation) {
    try {
      var contents = new CRC32();
      contents.update(Files.readAllBytes(script));
      String name = server + "-" + database.kind() + "-" + Long.toHexString(contents.getValue());
      Path ready = FOLDER.resolve(name);
      if (!Files.exists(ready)) {
        Path unready = FOLDER.resolve(name + "-" + ProcessHandle.current().pid());
        preparation.accept(unready);
        Files.move(unready, ready, StandardCopyOption.ATOMIC_MOVE);
      }
      return ready;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
