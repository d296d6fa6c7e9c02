package org.signrelay.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** A transmission of which only the beginning is sent. */
public final class HalfCall {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final Socket connection;

  private HalfCall(Socket connection) {
    this.connection = connection;
  }

  /** Announces a length in bytes and sends fewer. */
  public static HalfCall announcing(
      int length, Site site, String query, String contentType, byte[] beginning) {
    return begin(site, query, contentType, "Content-Length: " + length, beginning);
  }

  /** Sends one chunk, and no last one. */
  public static HalfCall inChunks(Site site, String query, String contentType, byte[] beginning) {
    String length = Integer.toHexString(beginning.length) + "\r\n";
    byte[] chunk = new byte[length.length() + beginning.length];
    System.arraycopy(length.getBytes(US_ASCII), 0, chunk, 0, length.length());
    System.arraycopy(beginning, 0, chunk, length.length(), beginning.length);
    return begin(site, query, contentType, "Transfer-Encoding: chunked", chunk);
  }

  private static HalfCall begin(
      Site site, String query, String contentType, String length, byte[] body) {
    URI address = site.transmissions(query);
    String head =
        "POST "
            + address.getPath()
            + query
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nAuthorization: "
            + site.authorization()
            + "\r\nContent-Type: "
            + contentType
            + "\r\n"
            + length
            + "\r\nConnection: close\r\n\r\n";
    try {
      Socket connection = new Socket(address.getHost(), address.getPort());
      OutputStream out = connection.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      out.write(body);
      out.flush();
      return new HalfCall(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Breaks the connection off, as a network does. */
  public void breakOff() {
    try {
      connection.setSoLinger(true, 0);
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what is sent before all of it was, and gives what is answered, if anything is. */
  public String endEarly() {
    try (connection) {
      connection.setSoTimeout((int) LONGEST_ANSWER.toMillis());
      connection.shutdownOutput();
      return new String(connection.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException closedWithoutAnAnswer) {
      return "";
    }
  }
}
