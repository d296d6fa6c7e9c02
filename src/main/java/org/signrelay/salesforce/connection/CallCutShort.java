package org.signrelay.salesforce.connection;

import jakarta.enterprise.context.Dependent;
import java.util.Arrays;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Says of a call that this server cut short, or did not send, what would be said of a lost one, and
 * leaves its thread fit for use.
 */
@Dependent
class CallCutShort implements FallbackHandler<Answer> {

  /**
   * @throws SalesforceException always: {@code answer-timeout}, or {@code too-many-calls} if
   *     nothing was sent
   */
  @Override
  public Answer handle(ExecutionContext call) {
    Throwable cause = call.getFailure();
    Scope scope =
        Arrays.stream(call.getParameters())
            .filter(Scope.class::isInstance)
            .map(Scope.class::cast)
            .findFirst()
            .orElseThrow();
    if (cause instanceof TimeoutException) {
      // Payara leaves the thread interrupted, which would fail whatever it does next.
      Thread.interrupted();
    }
    throw new SalesforceException(
        cause instanceof BulkheadException
            ? new Failure(
                Reaction.RETRY,
                scope,
                "too-many-calls",
                "this server has too many calls to Salesforce under way")
            : new Failure(
                Reaction.RETRY, scope, "answer-timeout", "Salesforce's answer took too long"),
        cause);
  }
}
