package org.signrelay.design.source;

import org.eclipse.microprofile.config.spi.ConfigSource;

/** One look at the sources: cheap, and not yet read into values. */
public final class Look {
  private final Iterable<ConfigSource> server;
  private final ConfigurationFiles files;

  Look(Iterable<ConfigSource> server, ConfigurationFiles files) {
    this.server = server;
    this.files = files;
  }

  /** Whether the files were the same at an earlier look, so that nobody is just saving one. */
  public boolean agreesWith(Look earlier) {
    return files.equals(earlier.files);
  }

  /** Whether there is a configuration directory. */
  public boolean hasDirectory() {
    return files.missing().isEmpty();
  }

  /** The values as they were seen. */
  public Snapshot snapshot() {
    return Snapshot.of(server, DirectoryContents.of(files));
  }
}
