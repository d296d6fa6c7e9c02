package org.signrelay.intake.transmission.pieces;

import java.io.IOException;

/** Takes a text piece by piece. */
@FunctionalInterface
public interface TextPieces {

  /**
   * @param length may be 0
   * @param read how many characters of the body that was, escapes included
   */
  void take(char[] text, int offset, int length, long read) throws IOException;
}
