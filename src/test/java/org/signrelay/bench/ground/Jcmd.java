package org.signrelay.bench.ground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The JDK's {@code jcmd}, by which a JVM on this machine tells of itself. */
record Jcmd(ProcessHandle jvm) {
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /** What it prints. */
  String run(String command) {
    try {
      Process jcmd =
          new ProcessBuilder(JCMD.toString(), Long.toString(jvm.pid()), command)
              .redirectErrorStream(true)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
