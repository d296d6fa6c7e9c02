package org.signrelay.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final byte[] ANSWER = "{\"result\":\"accepted\"}".getBytes(US_ASCII);

  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile int status = 202;
  private volatile Duration firstTakes = Duration.ZERO;
  private HttpServer server;
  private WebHook hook;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/hook",
        call -> {
          bodies.add(new String(call.getRequestBody().readAllBytes(), US_ASCII));
          if (calls.getAndIncrement() == 0) {
            LockSupport.parkNanos(firstTakes.toNanos());
          }
          call.sendResponseHeaders(status, ANSWER.length);
          call.getResponseBody().write(ANSWER);
          call.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    hook = new WebHook(address, "Basic eA==", "DST", new DocumentIds());
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void everyCallOfASteadyLoadIsOfADocumentOfItsOwn() {
    // When
    Offered offered = Load.steady(hook, 4, 100, Duration.ofMillis(500), number -> {});

    // Then
    assertThat(offered.calls()).isEqualTo(50);
    assertThat(bodies).hasSize(50);
    for (int number = 0; number < 50; number++) {
      String id = hook.ids().get(number);
      assertThat(bodies).anySatisfy(body -> assertThat(body).contains("\"documentId\":\"" + id));
    }
  }

  @Test
  void callsThatCouldNotBeSentInTimeCountFromWhenTheyShouldHaveBeen() {
    // Given
    firstTakes = Duration.ofMillis(300);

    // When
    Offered offered = Load.steady(hook, 1, 100, Duration.ofMillis(200), number -> {});

    // Then
    assertThat(offered.nanos()[10]).isGreaterThan(Duration.ofMillis(190).toNanos());
  }

  @Test
  void aFullLoadCountsWhatIsAccepted() {
    // When
    double rate = Load.full(hook, 2, Duration.ofMillis(500));

    // Then
    assertThat(rate).isPositive();
    assertThat(bodies).hasSize(calls.get());
  }

  @Test
  void anAnswerThatIsNoAcceptanceEndsTheLoad() {
    // Given
    status = 503;

    // Then
    assertThatThrownBy(() -> Load.full(hook, 2, Duration.ofSeconds(5))).hasMessageContaining("503");
  }
}
