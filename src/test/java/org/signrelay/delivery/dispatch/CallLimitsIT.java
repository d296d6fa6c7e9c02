package org.signrelay.delivery.dispatch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * What the server's fault tolerance ends is a failure like any other. Here one call may be under
 * way at once, for three seconds.
 */
class CallLimitsIT extends QueueSuite {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private ServerSocket trickling;

  @Inject SalesforceHttp http;

  @BeforeEach
  void startServer() throws IOException {
    trickling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    threads.execute(this::answerByteByByte);
  }

  @AfterEach
  void stopServer() throws IOException {
    over.countDown();
    trickling.close();
    threads.shutdownNow();
  }

  @Test
  void anAnswerThatTricklesForTooLongIsATimeout() {
    // When
    Failure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("answer-timeout");
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.scope()).isEqualTo(Scope.REQUEST);
    assertThat(failure.isOutage()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aCallTooManyIsTriedAgain() throws Exception {
    // Given
    CompletableFuture<Failure> first = CompletableFuture.supplyAsync(this::failure, threads);
    assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

    // When
    Failure second = failure();

    // Then
    assertThat(second.code()).isEqualTo("too-many-calls");
    assertThat(second.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(second.isOutage()).isFalse();
    assertThat(first.get(10, TimeUnit.SECONDS).code()).isEqualTo("answer-timeout");
  }

  private Failure failure() {
    HttpGet request = new HttpGet("http://127.0.0.1:" + trickling.getLocalPort());
    return catchThrowableOfType(
            SalesforceException.class, () -> http.send(design.org().id(), request, Scope.REQUEST))
        .failure();
  }

  private void answerByteByByte() {
    try (Socket socket = trickling.accept();
        OutputStream answer = socket.getOutputStream()) {
      called.countDown();
      answer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(US_ASCII));
      do {
        answer.write('.');
        answer.flush();
      } while (!over.await(50, TimeUnit.MILLISECONDS));
    } catch (IOException enough) {
      // The client has hung up.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
