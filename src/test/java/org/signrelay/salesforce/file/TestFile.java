package org.signrelay.salesforce.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A document in memory. */
final class TestFile implements FileSource {
  /** More than all buffers on the way hold, so that its sender notices what happens there. */
  private static final int LARGE = 32 << 20;

  private final byte[] bytes;
  private final long announced;

  private TestFile(byte[] bytes, long announced) {
    this.bytes = bytes;
    this.announced = announced;
  }

  static TestFile of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new TestFile(bytes, bytes.length);
  }

  static TestFile large() {
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, (byte) 'x');
    return new TestFile(bytes, bytes.length);
  }

  /** The same bytes, of which another number is announced. */
  TestFile announcing(long size) {
    return new TestFile(bytes, size);
  }

  @Override
  public long size() {
    return announced;
  }

  @Override
  public String md5() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
