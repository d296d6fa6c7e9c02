package org.signrelay.intake;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.answer.AnswerForm;

/** Puts an answer into an HTTP response, as bytes that no server's serialiser touches. */
final class HttpAnswer {
  private HttpAnswer() {}

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
