package org.signrelay.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;

/** A request as no HTTP client would send it, byte by byte, on a connection of its own. */
public final class RawCall {
  private static final Logger LOG = System.getLogger(RawCall.class.getName());
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private RawCall() {}

  /**
   * Sends bytes and reads what is answered until the server closes the connection, which the
   * request should ask for.
   *
   * @param request each character a byte
   */
  public static String answerTo(URI server, String request) {
    return send(server, request, RawCall::answer);
  }

  /** Sends bytes and reads the first line that is answered, while the request may be open. */
  public static String firstLineAnsweredTo(URI server, String request) {
    return send(
        server,
        request,
        stream -> new BufferedReader(new InputStreamReader(stream, ISO_8859_1)).readLine());
  }

  private interface Reading {
    String of(InputStream stream) throws IOException;
  }

  private static String send(URI server, String request, Reading reading) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) LONGEST_ANSWER.toMillis());
      write(socket.getOutputStream(), request.getBytes(ISO_8859_1));
      return reading.of(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that does not want the rest of a request may be gone before it has come. */
  private static void write(OutputStream stream, byte[] request) throws IOException {
    try {
      stream.write(request);
      stream.flush();
    } catch (SocketException cut) {
      LOG.log(Level.DEBUG, "the server cut the connection within the request", cut);
    }
  }

  /** A server that does not want the rest of a request may cut the connection behind its answer. */
  private static String answer(InputStream stream) throws IOException {
    StringBuilder answer = new StringBuilder();
    try {
      for (int next = stream.read(); next >= 0; next = stream.read()) {
        answer.append((char) next);
      }
    } catch (SocketException cut) {
      return answer.toString();
    }
    return answer.toString();
  }
}
