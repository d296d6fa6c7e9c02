package org.signrelay.design.source;

/**
 * One line of a properties file, with the lines that continue it.
 *
 * @param number of its first line, counted from 1
 * @param listText the value in which {@code \,} is kept as it was typed
 * @param assigned whether {@code =} or {@code :} stands behind the key
 * @param wellEscaped false if a backslash stands before a character that needs none
 */
record PropertiesLine(
    int number, String key, String value, String listText, boolean assigned, boolean wellEscaped) {

  @Override
  public String toString() {
    return "line " + number;
  }
}
