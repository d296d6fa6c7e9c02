package org.signrelay.intake.transmission;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.signrelay.intake.transmission.pieces.Allowance;

/** Bytes that belong to no document, counted before they are kept. */
final class CountedBytes extends FilterOutputStream {
  private final Allowance allowance;

  CountedBytes(OutputStream out, Allowance allowance) {
    super(out);
    this.allowance = allowance;
  }

  @Override
  public void write(int single) throws IOException {
    allowance.take(1);
    out.write(single);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    allowance.take(length);
    out.write(bytes, offset, length);
  }
}
