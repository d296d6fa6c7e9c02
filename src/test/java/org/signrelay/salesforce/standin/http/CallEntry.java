package org.signrelay.salesforce.standin.http;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signrelay.salesforce.standin.calls.Call;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.fault.FaultPlan;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Headers;
import org.signrelay.salesforce.standin.protocol.Request;

/** The entry of a call in the log while it is being written. */
final class CallEntry {
  private static final int KEPT_BODY = 64 * 1024;

  private final long number;
  private final Instant time;
  private final long start = System.nanoTime();
  private Request request;
  private CallKind kind = CallKind.OTHER;
  private Optional<String> failure = Optional.empty();
  private boolean noted = false;

  CallEntry(long number, Instant time) {
    this.number = number;
    this.time = time;
  }

  void received(Request received, CallKind kindOfCall) {
    request = received;
    kind = kindOfCall;
  }

  CallKind kind() {
    return kind;
  }

  boolean isNoted() {
    return noted;
  }

  /** A failure on the way, such as a caller that went away. */
  void failed(Exception reason) {
    failure = Optional.of(reason.toString());
  }

  Call ended(CallScope scope, int status, FaultPlan plan) {
    noted = true;
    int length = Math.min(request.body().length, KEPT_BODY);
    return new Call(
        number,
        time,
        Duration.ofNanos(System.nanoTime() - start),
        kind,
        request.effectiveMethod(),
        request.target(),
        request.headers(),
        new String(request.body(), 0, length, StandardCharsets.UTF_8),
        scope.userName(),
        status,
        scope.written(),
        plan.name().or(() -> failure));
  }

  /** A call whose body could not be read. */
  Call unread(HttpExchange exchange, int status) {
    noted = true;
    return new Call(
        number,
        time,
        Duration.ofNanos(System.nanoTime() - start),
        kind,
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        new Headers(exchange.getRequestHeaders()),
        "",
        Optional.empty(),
        status,
        List.of(),
        Optional.of("body not received"));
  }
}
