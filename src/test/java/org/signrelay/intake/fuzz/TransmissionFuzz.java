package org.signrelay.intake.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.TransmissionBody;
import org.signrelay.intake.transmission.TransmissionLimits;

/** Any bytes as the body of a document transmission. */
public final class TransmissionFuzz {
  private static final TransmissionLimits LIMITS = new TransmissionLimits(500, 1_000);

  private TransmissionFuzz() {}

  /**
   * Called by the fuzzer, for whom anything that is thrown is a finding.
   *
   * @throws AssertionError if what comes of the bytes is not in the contract
   */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzedCall call = FuzzedCall.of(input);
    try {
      TransmissionBody.read(
          new ByteArrayInputStream(call.body()),
          call.contentType(),
          List.of(),
          Bounded::new,
          LIMITS);
    } catch (RefusedException refused) {
      AgreedRefusal.require(refused.refusal());
    } catch (IOException fromTheSinkAlone) {
      throw new UncheckedIOException(fromTheSinkAlone);
    }
  }

  /** Takes no more bytes than the limit lets through. */
  private static final class Bounded extends OutputStream {
    private long size;

    @Override
    public void write(int any) {
      count(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count(length);
    }

    private void count(int more) {
      size += more;
      if (size > LIMITS.largestDocument()) {
        throw new AssertionError("more bytes of a document than are taken: " + size);
      }
    }
  }
}
