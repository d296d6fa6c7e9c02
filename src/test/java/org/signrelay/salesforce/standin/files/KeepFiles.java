package org.signrelay.salesforce.standin.files;

import java.nio.file.Path;

/** What becomes of the bytes of received files; size and hashes are always known. */
public sealed interface KeepFiles {
  /** Count, hash and drop. */
  record Dropped() implements KeepFiles {}

  /** Keep files up to this many bytes each in memory, drop larger ones. */
  record InMemory(long mostBytesEach) implements KeepFiles {}

  /** Keep all in files of a directory that the caller cleans up. */
  record OnDisk(Path directory) implements KeepFiles {}
}
