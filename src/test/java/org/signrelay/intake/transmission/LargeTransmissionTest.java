package org.signrelay.intake.transmission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.FoundValue;

/** A document is never in memory as a whole, nor is its base64. */
class LargeTransmissionTest {
  private static final int MEGABYTE = 1_024 * 1_024;
  private static final int LINES = 4 * MEGABYTE;
  private static final String LINE = "QUJD".repeat(18);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"fileData\":\"|``|\",\"documentId\":\"A-1\"}",
        "{\"fileData\":\"|`\\r\\n`|\",\"documentId\":\"A-1\"}",
        "<a><fileData>|``|</fileData><documentId>A-1</documentId></a>",
        "<a><fileData>|`\n`|</fileData><documentId>A-1</documentId></a>",
        "<a><fileData>|`&#13;\n`|</fileData><documentId>A-1</documentId></a>",
        "<a><fileData><![CDATA[|`\r\n`|]]></fileData><documentId>A-1</documentId></a>",
        "`--b\r\nContent-Disposition: form-data; name=fileData\r\n\r\n`|`\r\n`|"
            + "`\r\n--b\r\nContent-Disposition: form-data; name=documentId\r\n\r\nA-1\r\n--b--`",
      })
  void threeHundredMegabytesOfBase64NeedFewInMemory(String head, String lineEnd, String tail)
      throws IOException {
    // Given
    Repeated body = new Repeated(head, LINE + lineEnd, LINES, tail);
    Measured sink = new Measured();

    // When
    TransmissionBody read =
        TransmissionBody.read(
            body,
            ContentType.parse("multipart/form-data; boundary=b"),
            List.of(),
            () -> sink,
            new TransmissionLimits(Long.MAX_VALUE, MEGABYTE));

    // Then
    assertThat(read.values()).extracting(FoundValue::value).containsExactly("A-1");
    assertThat(sink.written).isEqualTo((long) LINES * LINE.length() / 4 * 3);
    assertThat(sink.mostGrown).isLessThan(16L * MEGABYTE);
  }

  /** Looks at the heap every 50 MB, garbage collected. */
  private static final class Measured extends OutputStream {
    private static final long STEP = 50L * MEGABYTE;

    private final long before = used();
    private long written;
    private long mostGrown;

    @Override
    public void write(int octet) {
      written++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (written / STEP != (written + length) / STEP) {
        mostGrown = Math.max(mostGrown, used() - before);
      }
      written += length;
    }

    private static long used() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
  }

  /** A head, many equal lines, and a tail, made while they are read. */
  private static final class Repeated extends InputStream {
    private final byte[] line;
    private final byte[] tail;
    private byte[] current;
    private int next;
    private int linesLeft;

    Repeated(String head, String line, int times, String tail) {
      this.current = head.getBytes(US_ASCII);
      this.line = line.getBytes(US_ASCII);
      this.linesLeft = times;
      this.tail = tail.getBytes(US_ASCII);
    }

    @Override
    public int read() {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = 0;
      while (count < length && (next < current.length || goOn())) {
        int copied = Math.min(length - count, current.length - next);
        System.arraycopy(current, next, bytes, offset + count, copied);
        next += copied;
        count += copied;
      }
      return count == 0 && length > 0 ? -1 : count;
    }

    private boolean goOn() {
      if (current == tail) {
        return false;
      }
      current = linesLeft > 0 ? line : tail;
      linesLeft--;
      next = 0;
      return true;
    }
  }
}
