package org.signrelay.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * A connection that is kept. It reads no more of an answer than its status and its end, which must
 * be told by {@code Content-Length}.
 */
final class Connection implements AutoCloseable {
  private static final int LONGEST_ANSWER = 8192;
  private static final int LONGEST_MILLIS = 60_000;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
  private static final String LENGTH = "\r\ncontent-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] answer = new byte[LONGEST_ANSWER];
  private int read;

  Connection(URI address) {
    try {
      socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(LONGEST_MILLIS);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and gives the status of its answer. */
  int send(byte[] request) {
    try {
      out.write(request);
      read = 0;
      int body = endOfHead();
      String head = new String(answer, 0, body, US_ASCII);
      readUpTo(body + contentLength(head));
      return Integer.parseInt(head, head.indexOf(' ') + 1, head.indexOf(' ') + 4, 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int endOfHead() throws IOException {
    int seen = 0;
    int matched = 0;
    while (true) {
      readUpTo(seen + 1);
      for (; seen < read; seen++) {
        matched = answer[seen] == END_OF_HEAD[matched] ? matched + 1 : answer[seen] == '\r' ? 1 : 0;
        if (matched == END_OF_HEAD.length) {
          return seen + 1;
        }
      }
    }
  }

  private static int contentLength(String head) {
    int name = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (name < 0) {
      throw new IllegalStateException("an answer without its length:\n" + head);
    }
    int end = head.indexOf('\r', name + LENGTH.length());
    return Integer.parseInt(head.substring(name + LENGTH.length(), end).strip());
  }

  private void readUpTo(int end) throws IOException {
    while (read < end) {
      int more = in.read(answer, read, answer.length - read);
      if (more < 0) {
        throw new EOFException("the server closed the connection");
      }
      read += more;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
