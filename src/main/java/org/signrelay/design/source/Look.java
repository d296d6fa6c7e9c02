package org.signrelay.design.source;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.signrelay.design.DesignId;

/** One look at the sources: cheap, and not yet read into values. */
public final class Look {
  private final Iterable<ConfigSource> server;
  private final List<Entry> listed;
  private final ConfigurationFiles files;

  /**
   * @param listed what the server's sources list of SignRelay's keys
   */
  Look(Iterable<ConfigSource> server, List<Entry> listed, ConfigurationFiles files) {
    this.server = server;
    this.listed = listed;
    this.files = files;
  }

  /** The same with the files that were different at an earlier look as they are in use. */
  public Look settledSince(Look earlier, Look inUse) {
    return new Look(server, listed, files.settledSince(earlier.files, inUse.files));
  }

  /** Whether the files were the same at an earlier look, so that nobody is just saving one. */
  public boolean agreesWith(Look earlier) {
    return files.equals(earlier.files);
  }

  /**
   * Whether another look found the same files and the same lists. Sources may have values that they
   * do not list, which are only seen when all is read again.
   */
  public boolean looksLike(Look other) {
    return agreesWith(other) && listed.equals(other.listed);
  }

  /**
   * Designs with files of their own that are as they were at an earlier look, with everything
   * around them: the server's settings, the server's sources, other files.
   */
  public Set<DesignId> designsAsIn(Look earlier) {
    return listed.equals(earlier.listed) ? files.designsAsIn(earlier.files) : Set.of();
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
