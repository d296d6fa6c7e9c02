package org.signrelay.design.source;

import java.util.Optional;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.DesignId;

/**
 * A file that the configuration directory may hold.
 *
 * @param name relative to the directory
 * @param design whose own file it is; empty for the server's
 */
record DirectoryFile(String name, Optional<DesignId> design) {

  /** The file with this name, or empty if it would be the file of a design that cannot be. */
  static Optional<DirectoryFile> of(String name) {
    if (name.equals(ConfigurationFiles.SERVER)) {
      return Optional.of(new DirectoryFile(name, Optional.empty()));
    }
    String bare = name.substring(ConfigurationFiles.DESIGNS.length() + 1);
    return DesignId.parse(bare.substring(0, bare.length() - ConfigurationFiles.ENDING.length()))
        .map(design -> new DirectoryFile(name, Optional.of(design)));
  }

  Entry entry(PropertiesLine line) {
    Entry entry =
        new Entry(
            design.map(Snapshot::prefix).orElse("") + line.key(),
            line.key(),
            name,
            line.number(),
            line.value(),
            line.listText(),
            line.assigned(),
            Optional.empty());
    if (entry.key().equals(Sources.DIRECTORY_KEY)) {
      return entry.with("must be set where the server is started, not in the directory it names");
    }
    return line.wellEscaped()
        ? entry
        : entry.with(
            "holds a backslash that means nothing: type two for one backslash (\\\\), none before"
                + " other characters");
  }

  ConfigurationProblem problem(String message) {
    return new ConfigurationProblem(design, name, "(the whole file)", message);
  }
}
