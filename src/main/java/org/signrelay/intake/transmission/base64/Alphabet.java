package org.signrelay.intake.transmission.base64;

import java.util.Arrays;

/** The alphabets of base64 (RFC 4648, sections 4 and 5), and what else may stand between them. */
final class Alphabet {
  /** Kinds of characters that stand for no six bits. */
  static final int SPACE = -1;

  static final int PADDING = -2;
  static final int FOREIGN = -3;

  private static final int ASCII = 128;
  private static final String COMMON =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final byte[] VALUES = values();
  private static final byte[] SHARED = values(COMMON);

  private Alphabet() {}

  /** The six bits of a character of either alphabet, else its kind, which is negative. */
  static int value(char character) {
    return character < ASCII ? VALUES[character] : FOREIGN;
  }

  /**
   * The 24 bits of four characters that both alphabets share; negative if one of them is another.
   */
  static int group(char[] text, int at) {
    return shared(text[at]) << 18
        | shared(text[at + 1]) << 12
        | shared(text[at + 2]) << 6
        | shared(text[at + 3]);
  }

  private static int shared(char character) {
    return character < ASCII ? SHARED[character] : FOREIGN;
  }

  static boolean isOnlyStandard(char character) {
    return character == '+' || character == '/';
  }

  static boolean isOnlyUrlSafe(char character) {
    return character == '-' || character == '_';
  }

  private static byte[] values() {
    byte[] values = values(COMMON + "+/");
    put(values, COMMON + "-_");
    for (char space : new char[] {' ', '\t', '\r', '\n'}) {
      values[space] = SPACE;
    }
    values['='] = PADDING;
    return values;
  }

  private static byte[] values(String alphabet) {
    byte[] values = new byte[ASCII];
    Arrays.fill(values, (byte) FOREIGN);
    put(values, alphabet);
    return values;
  }

  private static void put(byte[] values, String alphabet) {
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
  }
}
