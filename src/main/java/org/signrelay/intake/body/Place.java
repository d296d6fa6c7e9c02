package org.signrelay.intake.body;

/** Where something stands in a body; both count from 1. */
public record Place(int line, int column) {

  /** The place behind a text. */
  public static Place behind(CharSequence text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new Place(line, column);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
