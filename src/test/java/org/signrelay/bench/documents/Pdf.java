package org.signrelay.bench.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/**
 * A document that begins as a PDF does and goes on with noise, which does not shrink. It is made
 * piece by piece while it is written, and is never in memory as a whole. All of one size are alike.
 *
 * @param size in bytes, more than 16
 */
record Pdf(long size) implements Content {
  /** Divisible by three, so that the base64 of the pieces is that of the whole. */
  private static final int PIECE = 768 * 1024;

  private static final int NUMBER_AT = 8;
  private static final byte[] BEGINNING = {'%', 'P', 'D', 'F', '-', '1', '.', '7'};
  private static final byte[] NOISE = noise();

  static Pdf ofMegabytes(int megabytes) {
    return new Pdf((long) megabytes << 20);
  }

  private static byte[] noise() {
    byte[] noise = new byte[PIECE];
    new Random(PIECE).nextBytes(noise);
    System.arraycopy(BEGINNING, 0, noise, 0, BEGINNING.length);
    return noise;
  }

  @Override
  public long base64Size() {
    return (size + 2) / 3 * 4;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    eachPiece(out::write);
  }

  @Override
  public void writeBase64To(OutputStream out) throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    eachPiece(
        (bytes, offset, length) -> out.write(base64.encode(Arrays.copyOfRange(bytes, 0, length))));
  }

  private void eachPiece(Piece taker) throws IOException {
    byte[] piece = NOISE.clone();
    long left = size;
    for (long number = 0; left > 0; number++) {
      ByteBuffer.wrap(piece).putLong(NUMBER_AT, number);
      int length = (int) Math.min(PIECE, left);
      taker.take(piece, 0, length);
      left -= length;
    }
  }

  /** What is done with each piece. */
  @FunctionalInterface
  private interface Piece {
    void take(byte[] bytes, int offset, int length) throws IOException;
  }
}
