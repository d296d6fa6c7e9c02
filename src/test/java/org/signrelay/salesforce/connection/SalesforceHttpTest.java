package org.signrelay.salesforce.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.hc.core5.http.ContentType.APPLICATION_OCTET_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.HandClock;
import org.signrelay.design.Configuration;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** Against real sockets; what fails here may hang, hence the limit. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SalesforceHttpTest {
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");
  private static final int LARGE = 128 << 20;
  private static final OrgId OTHER_ORG = new OrgId("login.salesforce.com/other");

  private final HandClock clock = new HandClock();
  private final SalesforceHttp http = new SalesforceHttp();
  private final AtomicReference<Configuration> configuration = new AtomicReference<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void setUp() throws IOException {
    configure("30s", 10);
    http.clock = clock;
    http.connections = new Connections();
    http.connections.clock = clock;
    http.connections.designs = new Designs(configuration::get);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    on(
        "/silent",
        exchange -> {
          isReleasedIn(Duration.ofMinutes(1));
          exchange.close();
        });
    on("/ok", exchange -> answer(exchange, 200, "fine"));
    server.start();
  }

  @AfterEach
  void tearDown() {
    released.countDown();
    http.connections.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 300, 302, 400, 404, 429, 500, 503})
  void anAnswerIsHandedOverWhateverItsStatus(int status) {
    // Given
    on(
        "/answer",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
          exchange.getResponseHeaders().set("Location", uri("/ok").toString());
          answer(exchange, status, "Übung 😀");
        });

    // When
    Answer answer = send("/answer");

    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(answer.body()).isEqualTo("Übung 😀");
    assertThat(received).containsExactly("/answer");
  }

  @Test
  void anAnswerMayHaveNoBody() {
    // Given
    on(
        "/empty",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    // When
    Answer answer = send("/empty");

    // Then
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.contentType()).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30, PT30S", "'Fri, 01 Jan 2027 00:02:00 GMT', PT2M"})
  void theWaitThatAProxyAsksForIsHandedOver(String header, Duration expected) {
    // Given
    on(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", header);
          answer(exchange, 503, "busy");
        });

    // When
    Answer answer = send("/busy");

    // Then
    assertThat(answer.retryAfter()).contains(expected);
    assertThat(received).hasSize(1);
  }

  @Test
  void noCookieIsKept() {
    // Given
    List<String> cookies = new CopyOnWriteArrayList<>();
    on(
        "/cookie",
        exchange -> {
          cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
          exchange.getResponseHeaders().set("Set-Cookie", "sid=1; Path=/");
          answer(exchange, 200, "fine");
        });
    send("/cookie");

    // When
    send("/cookie");

    // Then
    assertThat(cookies).containsExactly("null", "null");
  }

  @Test
  void aSilentServerIsGivenUp() {
    // Given
    configure("200ms", 10);

    // When
    Failure failure = failure(uri("/silent"));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.code()).isEqualTo("answer-timeout");
    assertThat(failure.scope()).isEqualTo(Scope.RECORD);
  }

  @Test
  void aServerThatIsNotThereIsALostConnection() throws IOException {
    // Given
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }

    // When
    Failure failure = failure(nobody);

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.code()).isEqualTo("connection-lost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"message\":\"unab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"me",
        "no HTTP at all\r\n\r\n"
      })
  void anAnswerThatIsCutOffIsALostConnection(String sent) throws IOException {
    // Given
    try (ServerSocket cutting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerOnce(cutting, sent));

      // When
      Failure failure = failure(URI.create("http://127.0.0.1:" + cutting.getLocalPort()));

      // Then
      assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
      assertThat(failure.code()).isEqualTo("connection-lost");
    }
  }

  @Test
  void aRefusalIsHeardWhileTheBodyIsStillSent() throws Exception {
    // Given a proxy that refuses what is too large for it, and drops what still comes
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Long> arrived =
          CompletableFuture.supplyAsync(
              () -> refuseAndDrop(proxy, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"),
              threads);
      HttpPost upload = new HttpPost(URI.create("http://127.0.0.1:" + proxy.getLocalPort()));
      upload.setEntity(
          new InputStreamEntity(
              new ByteArrayInputStream(new byte[LARGE]), LARGE, APPLICATION_OCTET_STREAM));

      // When
      Answer answer = http.upload(ORG, upload, Scope.RECORD);

      // Then
      assertThat(answer.status()).isEqualTo(413);
      assertThat(arrived.get(30, TimeUnit.SECONDS)).isLessThan(LARGE);
    }
  }

  @Test
  void anAnswerTooLargeForTheMemoryIsNotRead() {
    // Given
    on(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] megabyte = new byte[1 << 20];
          try (OutputStream body = exchange.getResponseBody()) {
            while (released.getCount() > 0) {
              body.write(megabyte);
            }
          }
        });

    // When
    Failure failure = failure(uri("/endless"));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.message()).contains("larger than 33554432 bytes");
  }

  @Test
  void aCallThatIsInterruptedEndsAlthoughItsAnswerTrickles() throws Exception {
    // Given
    on(
        "/trickling",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            do {
              body.write('.');
              body.flush();
            } while (!isReleasedIn(Duration.ofMillis(10)));
          }
        });
    CompletableFuture<Thread> calling = new CompletableFuture<>();
    CompletableFuture<Failure> outcome =
        CompletableFuture.supplyAsync(
            () -> {
              calling.complete(Thread.currentThread());
              return failure(uri("/trickling"));
            },
            threads);
    await().until(() -> received.contains("/trickling"));

    // When
    calling.get().interrupt();

    // Then
    assertThat(outcome.get(10, TimeUnit.SECONDS).reaction()).isEqualTo(Reaction.RETRY);
  }

  @Test
  void anOrgWhoseCallsHangTakesNoConnectionFromAnother() {
    // Given
    configure("30s", 1);
    CompletableFuture<Void> hanging = sendSoon(ORG, "/silent");
    await().until(() -> received.contains("/silent"));

    // When
    Answer answer = http.send(OTHER_ORG, new HttpGet(uri("/ok")), Scope.RECORD);

    // Then
    assertThat(answer.body()).isEqualTo("fine");
    assertThat(hanging).isNotDone();
  }

  @Test
  void noMoreCallsAreUnderWayThanTheOrgHasConnections() throws Exception {
    // Given
    configure("30s", 1);
    sendSoon(ORG, "/silent");
    await().until(() -> received.contains("/silent"));

    // When
    CompletableFuture<Void> waiting = sendSoon(ORG, "/ok");

    // Then
    await().during(Duration.ofMillis(200)).until(() -> !received.contains("/ok"));
    released.countDown();
    waiting.get(10, TimeUnit.SECONDS);
    assertThat(received).containsExactly("/silent", "/ok");
  }

  @Test
  void moreConnectionsAreThereAsSoonAsTheyAreConfigured() {
    // Given
    configure("30s", 1);
    CompletableFuture<Void> hanging = sendSoon(ORG, "/silent");
    await().until(() -> received.contains("/silent"));

    // When
    configure("30s", 2);

    // Then
    assertThat(send("/ok").body()).isEqualTo("fine");
    assertThat(hanging).isNotDone();
  }

  @Test
  void aPoolThatNobodyUsesIsForgotten() {
    // Given
    send("/ok");
    clock.pass(Duration.ofMinutes(10).plusMillis(1));

    // When
    http.closeUnused();

    // Then
    assertThat(http.connections.pools()).isZero();
    assertThat(send("/ok").body()).isEqualTo("fine");
  }

  @Test
  void aPoolThatWasJustUsedStays() {
    // Given
    clock.pass(Duration.ofMinutes(10));
    send("/ok");
    clock.pass(Duration.ofMinutes(10));

    // When
    http.closeUnused();

    // Then
    assertThat(http.connections.pools()).isOne();
  }

  @Test
  void aPoolWhoseRequestTakesHoursStays() throws Exception {
    // Given
    on(
        "/slow",
        exchange -> {
          isReleasedIn(Duration.ofMinutes(1));
          answer(exchange, 200, "at last");
        });
    CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> send("/slow"), threads);
    await().until(() -> received.contains("/slow"));
    clock.pass(Duration.ofHours(3));

    // When
    http.closeUnused();

    // Then
    released.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("at last");
    assertThat(http.connections.pools()).isOne();
  }

  @Test
  void poolsHaveNoThreads() {
    // When
    for (int i = 0; i < 50; i++) {
      http.send(new OrgId("login.salesforce.com/user" + i), new HttpGet(uri("/ok")), Scope.RECORD);
    }

    // Then
    assertThat(http.connections.pools()).isEqualTo(50);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().contains("evictor"));
  }

  private void configure(String answerTimeout, int connections) {
    configuration.set(
        new TestConfiguration()
            .withServer("salesforce.answer-timeout", answerTimeout)
            .withServer("salesforce.connections", Integer.toString(connections))
            .read());
  }

  private interface Handling {
    void handle(HttpExchange exchange) throws IOException;
  }

  private void on(String path, Handling handling) {
    server.createContext(
        path,
        exchange -> {
          received.add(exchange.getRequestURI().getPath());
          exchange.getRequestBody().readAllBytes();
          handling.handle(exchange);
        });
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private boolean isReleasedIn(Duration time) {
    try {
      return released.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void answerOnce(ServerSocket listener, String sent) {
    try (Socket socket = listener.accept()) {
      socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write(sent.getBytes(UTF_8));
    } catch (IOException gone) {
      // The client has seen enough.
    }
  }

  /** Gives the number of bytes that came. */
  private static long refuseAndDrop(ServerSocket listener, String refusal) {
    try (Socket socket = listener.accept()) {
      int first = socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write(refusal.getBytes(UTF_8));
      return first + socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      return -1;
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private Answer send(String path) {
    return http.send(ORG, new HttpGet(uri(path)), Scope.RECORD);
  }

  private CompletableFuture<Void> sendSoon(OrgId org, String path) {
    return CompletableFuture.runAsync(
        () -> http.send(org, new HttpGet(uri(path)), Scope.RECORD), threads);
  }

  private Failure failure(URI address) {
    return catchThrowableOfType(
            SalesforceException.class, () -> http.send(ORG, new HttpGet(address), Scope.RECORD))
        .failure();
  }
}
