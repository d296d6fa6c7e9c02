package org.signrelay.salesforce.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * The body of an upload: a record in JSON and the bytes of its file, in the form that Salesforce
 * asks for. Its length is known beforehand, and it can be sent again.
 */
final class Upload extends AbstractHttpEntity {
  private final byte[] head;
  private final byte[] tail;
  private final FileBytes bytes;
  private volatile boolean sentInFull;

  private Upload(String boundary, byte[] head, byte[] tail, FileBytes bytes) {
    super("multipart/form-data; boundary=" + boundary, null, false);
    this.head = head;
    this.tail = tail;
    this.bytes = bytes;
  }

  /**
   * @param record in JSON
   * @param fileName without quotes, line breaks and folders
   */
  static Upload of(FileKind kind, String record, String fileName, FileSource source) {
    String boundary = "signrelay-" + UUID.randomUUID();
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + kind.recordPart()
            + "\"\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n"
            + record
            + "\r\n--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + kind.binaryPart()
            + "\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    String tail = "\r\n--" + boundary + "--\r\n";
    return new Upload(boundary, head.getBytes(UTF_8), tail.getBytes(UTF_8), new FileBytes(source));
  }

  /** Whether all of it was handed to the connection: then the file may have been created. */
  boolean wasSentInFull() {
    return sentInFull;
  }

  /** The same for one more attempt, of which nothing is sent yet. */
  Upload afresh() {
    sentInFull = false;
    return this;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    sentInFull = false;
    out.write(head);
    bytes.writeTo(out);
    out.write(tail);
    out.flush();
    sentInFull = true;
  }

  @Override
  public long getContentLength() {
    return head.length + bytes.size() + tail.length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  /**
   * @throws UnsupportedOperationException always: it is written, never read
   */
  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("an upload is only written");
  }

  @Override
  public void close() {
    // Each writing closes what it has opened.
  }
}
