package org.signrelay.intake.body;

import java.util.ArrayDeque;
import java.util.Deque;

/** The elements around a place in XML, each with the text that stands directly in it so far. */
final class OpenElements {
  private final Deque<StringBuilder> texts = new ArrayDeque<>();

  void open() {
    texts.push(new StringBuilder());
  }

  /** Adds text to the innermost element; text outside of all elements is white space. */
  void addText(String text) {
    if (!texts.isEmpty()) {
      texts.peek().append(text);
    }
  }

  /** Closes the innermost element and returns its text. */
  String close() {
    return texts.pop().toString();
  }

  int depth() {
    return texts.size();
  }
}
