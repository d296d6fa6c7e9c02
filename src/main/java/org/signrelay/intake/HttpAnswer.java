package org.signrelay.intake;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.answer.AnswerForm;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.trace.CallTrace;

/** Puts an answer into an HTTP response, as bytes that no server's serialiser touches. */
final class HttpAnswer {
  private HttpAnswer() {}

  /** Answers a call whose acceptance has ended, either way. */
  static void resume(
      AsyncResponse response,
      Acceptance acceptance,
      Throwable failure,
      AnswerForm form,
      CallTrace trace) {
    try {
      response.resume(of(answer(acceptance, failure, trace), form));
    } catch (RuntimeException defect) {
      response.resume(defect);
    }
  }

  private static Answer answer(Acceptance acceptance, Throwable failure, CallTrace trace) {
    if (failure == null) {
      return Answer.of(acceptance);
    }
    Refusal refusal = Refusals.of(failure);
    trace.refused(refusal);
    return new Answer.Refused(refusal);
  }

  static Response of(Answer answer, AnswerForm form) {
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .type(form.mediaType(answer))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("X-Content-Type-Options", "nosniff")
            .entity(form.write(answer));
    answer.headers().forEach(response::header);
    return response.build();
  }
}
