package org.signrelay.design.source;

import java.util.Optional;

/**
 * A value and where it stands. Prints as its place alone: a key may hold a secret by mistake.
 *
 * @param key full, such as {@code signrelay.design.contracts.password}
 * @param writtenKey as it stands in its source, in a design's own file without prefix
 * @param source the file, or the name of the config source
 * @param line counted from 1; 0 if the source has no lines
 * @param value empty if the key stands alone
 * @param listText the value in which {@code \,} is a comma that separates nothing
 * @param assigned whether {@code =} or {@code :} stands behind the key
 * @param fault why this line cannot be used as it is typed
 */
public record Entry(
    String key,
    String writtenKey,
    String source,
    int line,
    String value,
    String listText,
    boolean assigned,
    Optional<String> fault) {

  /** The file with the line, or the name of the config source. */
  public String place() {
    return line == 0 ? source : source + ":" + line;
  }

  Entry with(String newFault) {
    return new Entry(
        key, writtenKey, source, line, value, listText, assigned, Optional.of(newFault));
  }

  @Override
  public String toString() {
    return place();
  }
}
