package org.signrelay.design.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.DesignId;
import org.signrelay.design.source.Entry;

/**
 * What belongs together and is good or refused as one: a design, the server, the administrator's
 * account. Collects what is wrong with it.
 */
final class Scope {
  private final Optional<DesignId> design;
  private final String prefix;
  private final String home;
  private final boolean ownFile;
  private final KeyTable table;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  /**
   * @param prefix in front of its keys
   * @param home the file or source where a missing key should be written
   * @param ownFile whether keys stand there without prefix
   */
  Scope(Optional<DesignId> design, String prefix, String home, boolean ownFile, KeyTable table) {
    this.design = design;
    this.prefix = prefix;
    this.home = home;
    this.ownFile = ownFile;
    this.table = table;
  }

  String prefix() {
    return prefix;
  }

  KeyTable table() {
    return table;
  }

  List<ConfigurationProblem> problems() {
    return problems;
  }

  void add(ConfigurationProblem problem) {
    problems.add(problem);
  }

  /** A mistake in a value that is there. */
  void wrong(Entry entry, String message) {
    problems.add(
        new ConfigurationProblem(
            design, entry.place(), Shown.key(entry, bare(entry), table), message));
  }

  /** A mistake that no single key is to blame for. */
  void lacks(String keys, String message) {
    problems.add(remark(keys, message));
  }

  /** A mistake that stands nowhere, such as a key that is missing. */
  void lacks(Key<?> key, String message) {
    lacks(key.name(), message);
  }

  /** The same as a warning, which spoils nothing. */
  ConfigurationProblem remark(Key<?> key, String message) {
    return remark(key.name(), message);
  }

  private ConfigurationProblem remark(String key, String message) {
    return new ConfigurationProblem(design, home, ownFile ? key : prefix + key, message);
  }

  /** A key without its prefix, or as it is if it has another one. */
  String bare(Entry entry) {
    return entry.key().startsWith(prefix)
        ? entry.key().substring(prefix.length())
        : entry.writtenKey();
  }

  /** Whether an entry has a key of this scope. */
  boolean knows(Entry entry) {
    return entry.key().startsWith(prefix) && table.knows(bare(entry));
  }
}
