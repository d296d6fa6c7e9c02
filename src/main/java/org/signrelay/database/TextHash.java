package org.signrelay.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The first 128 bits of a text's SHA-256: a key that takes 16 bytes in a row and in each index,
 * however long the text is. Two texts with the same one are found by nothing better than making
 * 2<sup>64</sup> hashes.
 */
public final class TextHash {
  private TextHash() {}

  /** The hash of a text, in UTF-8. */
  public static UUID of(String text) {
    try {
      return firstOf(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /**
   * The same of a SHA-256 that was made.
   *
   * @param sha256 at least 16 bytes
   */
  public static UUID firstOf(byte[] sha256) {
    ByteBuffer bytes = ByteBuffer.wrap(sha256);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** The same in SQL, of an expression that is a text. */
  public static String sql(Engine engine, String text) {
    return switch (engine) {
      case H2 -> "cast(substring(hash('SHA-256', stringtoutf8(" + text + ")), 1, 16) as uuid)";
      case POSTGRESQL ->
          "cast(encode(substring(sha256(convert_to("
              + text
              + ", 'UTF8')) from 1 for 16), 'hex') as uuid)";
    };
  }
}
