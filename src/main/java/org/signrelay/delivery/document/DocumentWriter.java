package org.signrelay.delivery.document;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.ReceivedDocument;

/**
 * Takes the bytes of a document and keeps them in parts of a quarter of a megabyte, four in a
 * transaction, while the next ones come. Computes size and checksums on the way.
 */
public final class DocumentWriter extends OutputStream {
  /**
   * H2 holds no more than a megabyte in one value; and from half a megabyte on, an array is
   * humongous for the collector of a small heap (regions of 1 MB), which is costly.
   */
  static final int PART_BYTES = 256 << 10;

  private static final int PARTS_AT_ONCE = 4;

  private final PartsUnderWay underWay;
  private final DocumentId id;
  private final MessageDigest md5 = digest("MD5");
  private final MessageDigest sha256 = digest("SHA-256");
  private List<byte[]> full = new ArrayList<>(PARTS_AT_ONCE);
  private byte[] part = new byte[PART_BYTES];
  private int filled;
  private int kept;
  private long size;
  private String mediaType = "";

  DocumentWriter(PartsUnderWay underWay, DocumentId id) {
    this.underWay = underWay;
    this.id = id;
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    md5.update(bytes, offset, length);
    sha256.update(bytes, offset, length);
    size += length;
    int taken = 0;
    while (taken < length) {
      int next = Math.min(length - taken, PART_BYTES - filled);
      System.arraycopy(bytes, offset + taken, part, filled, next);
      filled += next;
      taken += next;
      if (filled == PART_BYTES) {
        finishPart();
      }
    }
  }

  /** The document is complete; when this returns it is kept. */
  @Override
  public void close() {
    if (filled > 0) {
      finishPart();
    }
    keep();
    underWay.await();
  }

  /** The document is not wanted; waits for what is being written of it, five minutes at most. */
  public void abandon() {
    underWay.awaitEnd();
  }

  public DocumentId id() {
    return id;
  }

  /**
   * What was written; to be asked once, after {@link #close}.
   *
   * @param name of the document in its call
   */
  public ReceivedDocument received(String name, Optional<String> fileName) {
    return new ReceivedDocument(id, name, fileName, mediaType, size, hex(md5), hex(sha256));
  }

  private void finishPart() {
    if (kept == 0 && full.isEmpty()) {
      mediaType = MediaTypes.of(part, Math.min(filled, MediaTypes.BYTES_NEEDED));
    }
    full.add(filled == PART_BYTES ? part : Arrays.copyOf(part, filled));
    part = new byte[PART_BYTES];
    filled = 0;
    if (full.size() == PARTS_AT_ONCE) {
      keep();
    }
  }

  private void keep() {
    if (!full.isEmpty()) {
      underWay.keep(id, kept, full);
      kept += full.size();
      full = new ArrayList<>(PARTS_AT_ONCE);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
