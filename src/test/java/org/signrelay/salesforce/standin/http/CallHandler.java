package org.signrelay.salesforce.standin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.signrelay.salesforce.standin.calls.CallLog;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.RowLocks;
import org.signrelay.salesforce.standin.fault.CallFacts;
import org.signrelay.salesforce.standin.fault.CutPoint;
import org.signrelay.salesforce.standin.fault.FaultPlan;
import org.signrelay.salesforce.standin.fault.Faults;
import org.signrelay.salesforce.standin.fault.RecordFaults;
import org.signrelay.salesforce.standin.fault.StandardFaults;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.StandInClock;

/** The way of a call: received, faults looked up, worked on, noted, answered. */
public final class CallHandler implements HttpHandler {
  private static final int LONGEST_URI = 16_384;

  private final Api api;
  private final Faults faults;
  private final RecordFaults recordFaults;
  private final RowLocks locks;
  private final Pauses pauses;
  private final CallLog log;
  private final StandInClock clock;
  private final AtomicLong numbers = new AtomicLong();

  public CallHandler(
      Api api,
      Faults faults,
      RecordFaults recordFaults,
      RowLocks locks,
      Pauses pauses,
      CallLog log,
      StandInClock clock) {
    this.api = api;
    this.faults = faults;
    this.recordFaults = recordFaults;
    this.locks = locks;
    this.pauses = pauses;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var entry = new CallEntry(numbers.incrementAndGet(), clock.instant());
    log.begin();
    Request request;
    try {
      request = new Receiver().receive(exchange);
      entry.received(request, api.kind(request));
    } catch (SalesforceException refused) {
      Answer answer = StandardFaults.errorArray(refused.status(), refused.error());
      log.end(entry.unread(exchange, answer.status()));
      Responder.send(exchange, answer);
      return;
    } catch (IOException | RuntimeException e) {
      log.end(entry.unread(exchange, 0));
      exchange.close();
      throw e;
    }
    handle(exchange, request, entry);
  }

  private void handle(HttpExchange exchange, Request request, CallEntry entry) throws IOException {
    FaultPlan plan = faults.plan(new CallFacts(entry.kind(), request));
    var scope = new CallScope(plan, recordFaults, locks.newHolder());
    try {
      answer(exchange, request, entry, plan, scope);
    } catch (IOException | RuntimeException e) {
      entry.failed(e);
      exchange.close();
      throw e;
    } finally {
      scope.release();
      if (!entry.isNoted()) {
        log.end(entry.ended(scope, 0, plan));
      }
    }
  }

  private void answer(
      HttpExchange exchange, Request request, CallEntry entry, FaultPlan plan, CallScope scope)
      throws IOException {
    pauses.pause(plan.delayBefore());
    if (plan.cutUploadAfter().isPresent() && request.upload().isPresent()) {
      request.upload().get().content().skipNBytes(plan.cutUploadAfter().getAsLong());
      if (plan.instead().isPresent()) {
        Responder.write(exchange, plan.instead().get());
        drain(request);
      }
      exchange.close();
      return;
    }
    if (plan.instead().isPresent() || plan.cutsAt(CutPoint.BEFORE_WORK)) {
      drain(request);
    }
    if (plan.cutsAt(CutPoint.BEFORE_WORK)) {
      exchange.close();
      return;
    }
    Answer answer = plan.instead().orElseGet(() -> work(request, scope));
    pauses.pause(pauses.latency(entry.kind()).plus(plan.delayAfter()));
    scope.release();
    Answer sent = plan.afterwards().orElse(answer);
    boolean nothingToHalve = plan.cutsAt(CutPoint.MID_ANSWER) && sent.content().length() == 0;
    if (plan.cutsAt(CutPoint.AFTER_WORK) || nothingToHalve) {
      exchange.close();
      return;
    }
    log.end(entry.ended(scope, sent.status(), plan));
    if (plan.cutsAt(CutPoint.MID_ANSWER)) {
      Responder.sendHalf(exchange, sent);
    } else {
      Responder.send(exchange, sent);
    }
  }

  private Answer work(Request request, CallScope scope) {
    if (request.target().length() > LONGEST_URI) {
      return StandardFaults.uriTooLong();
    }
    try {
      return api.answer(request, scope);
    } catch (SalesforceException refused) {
      return StandardFaults.errorArray(refused.status(), refused.error());
    }
  }

  private static void drain(Request request) {
    request
        .upload()
        .ifPresent(
            upload -> {
              try {
                upload.content().transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
