package org.signrelay.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.progress.FirstAttempts;
import org.signrelay.design.ReplySettings;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.answer.AnswerForm;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.trace.CallTrace;

/**
 * Answers calls that were handed over: after the commit, or where the design says {@code reply =
 * outcome}, after the first attempt. Whichever thread came to the end answers.
 */
@ApplicationScoped
class Replies {
  @Inject FirstAttempts firstAttempts;

  void answer(
      AsyncResponse response,
      CompletionStage<Acceptance> accepting,
      ReplySettings settings,
      AnswerForm form,
      CallTrace trace) {
    CompletionStage<Answer> answering =
        settings.afterFirstAttempt()
            ? accepting.thenCompose(acceptance -> afterFirstAttempt(acceptance, settings))
            : accepting.thenApply(Answer::of);
    answering.whenComplete(
        (answer, failure) -> resume(response, answer(answer, failure, trace), form));
  }

  private CompletionStage<Answer> afterFirstAttempt(Acceptance acceptance, ReplySettings settings) {
    return firstAttempts
        .await(acceptance.id(), settings.longestWait())
        .thenApply(progress -> Answer.of(acceptance, progress));
  }

  private static Answer answer(Answer answer, Throwable failure, CallTrace trace) {
    if (failure == null) {
      return answer;
    }
    Refusal refusal = Refusals.of(cause(failure));
    trace.refused(refusal);
    return new Answer.Refused(refusal);
  }

  private static void resume(AsyncResponse response, Answer answer, AnswerForm form) {
    try {
      response.resume(HttpAnswer.of(answer, form));
    } catch (RuntimeException defect) {
      response.resume(defect);
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
