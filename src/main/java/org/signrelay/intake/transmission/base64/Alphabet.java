package org.signrelay.intake.transmission.base64;

import java.util.Arrays;

/** The alphabets of base64 (RFC 4648, sections 4 and 5), and what else may stand between them. */
final class Alphabet {
  /** Kinds of characters that stand for no six bits. */
  static final int SPACE = -1;

  static final int PADDING = -2;
  static final int FOREIGN = -3;

  private static final int ASCII = 128;
  private static final byte[] VALUES = values();

  private Alphabet() {}

  /** The six bits of a character of either alphabet, else its kind, which is negative. */
  static int value(char character) {
    return character < ASCII ? VALUES[character] : FOREIGN;
  }

  static boolean isOnlyStandard(char character) {
    return character == '+' || character == '/';
  }

  static boolean isOnlyUrlSafe(char character) {
    return character == '-' || character == '_';
  }

  private static byte[] values() {
    byte[] values = new byte[ASCII];
    Arrays.fill(values, (byte) FOREIGN);
    String common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    put(values, common + "+/");
    put(values, common + "-_");
    for (char space : new char[] {' ', '\t', '\r', '\n'}) {
      values[space] = SPACE;
    }
    values['='] = PADDING;
    return values;
  }

  private static void put(byte[] values, String alphabet) {
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
  }
}
