package org.signrelay.salesforce.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.budget.ApiBudget;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** Sends one request to Salesforce and reads the answer completely. */
@ApplicationScoped
public class SalesforceHttp {
  /** A login is answered within a second or two; while one is under way all others wait. */
  public static final Duration LONGEST_LOGIN_SILENCE = Duration.ofSeconds(30);

  private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

  @Inject Clock clock;
  @Inject Connections connections;
  @Inject ApiBudget budget;

  /**
   * Sends a request over the org's own connections.
   *
   * <p>The socket's time-outs end a call that is silent; the time-out here ends one whose answer
   * trickles for longer than the ten minutes that Salesforce lets a request run. The bulkhead keeps
   * this node's threads bounded whatever the number of orgs.
   *
   * @throws SalesforceException with reaction {@code RETRY} if no complete answer came
   */
  @Timeout(value = 10, unit = ChronoUnit.MINUTES)
  @Bulkhead(500)
  @Fallback(
      value = CallCutShort.class,
      applyOn = {TimeoutException.class, BulkheadException.class})
  public Answer send(OrgId org, HttpUriRequestBase request, Scope scope) {
    return exchange(org, request, scope);
  }

  /**
   * The same for a request with a large body, which may take as long as the line does: three hours
   * are enough for two gigabytes at 1.6 megabits a second.
   *
   * @throws SalesforceException with reaction {@code RETRY} if no complete answer came
   */
  @Timeout(value = 3, unit = ChronoUnit.HOURS)
  @Bulkhead(500)
  @Fallback(
      value = CallCutShort.class,
      applyOn = {TimeoutException.class, BulkheadException.class})
  public Answer upload(OrgId org, HttpUriRequestBase request, Scope scope) {
    return exchange(org, request, scope);
  }

  /** Closes what was not used for a while; to be called now and then. */
  public void closeUnused() {
    connections.closeUnused();
  }

  private Answer exchange(OrgId org, HttpUriRequestBase request, Scope scope) {
    try {
      Optional<Duration> silence =
          scope == Scope.LOGIN ? Optional.of(LONGEST_LOGIN_SILENCE) : Optional.empty();
      return connections.execute(org, request, silence, response -> read(org, request, response));
    } catch (ConnectTimeoutException unreachable) {
      throw lost(scope, "connect-timeout", "Salesforce could not be reached in time", unreachable);
    } catch (SocketTimeoutException silent) {
      throw lost(scope, "answer-timeout", "Salesforce did not answer in time", silent);
    } catch (IOException broken) {
      throw lost(scope, "connection-lost", "the connection to Salesforce failed", broken);
    }
  }

  private static SalesforceException lost(
      Scope scope, String code, String message, IOException cause) {
    return new SalesforceException(
        new Failure(Reaction.RETRY, scope, code, message + " (" + cause.getMessage() + ")"), cause);
  }

  private Answer read(OrgId org, HttpUriRequestBase request, ClassicHttpResponse response)
      throws IOException {
    Optional.ofNullable(response.getFirstHeader("Sforce-Limit-Info"))
        .ifPresent(header -> budget.heard(org, header.getValue()));
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : readAll(request, entity.getContent());
    String type = Optional.ofNullable(entity).map(HttpEntity::getContentType).orElse("");
    Answer answer = Answer.of(response.getCode(), type, body);
    return new Answer(answer.status(), type, answer.body(), retryAfter(response));
  }

  /** An answer that is not read to its end is cut off, since closing it would read the rest. */
  private static byte[] readAll(HttpUriRequestBase request, InputStream content)
      throws IOException {
    try {
      return readAll(content);
    } catch (IOException enough) {
      request.cancel();
      throw enough;
    }
  }

  private static byte[] readAll(InputStream content) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int length = content.read(part); length >= 0; length = content.read(part)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the answer took too long");
      }
      if (all.size() + length > LARGEST_ANSWER) {
        throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
      }
      all.write(part, 0, length);
    }
    return all.toByteArray();
  }

  private Optional<Duration> retryAfter(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .flatMap(header -> RetryAfter.read(header.getValue(), clock.instant()));
  }
}
