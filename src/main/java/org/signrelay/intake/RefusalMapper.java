package org.signrelay.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.refusal.Refusal;

/**
 * Answers whatever was thrown on a call's way, the framework's own refusals included. No bean of
 * CDI: each of the applications makes its own, to which it shows its own requests.
 */
@Provider
public class RefusalMapper implements ExceptionMapper<Throwable> {
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    IncomingCall call = IncomingCall.of(request);
    Refusal refusal = refusal(failure);
    call.trace().refused(refusal);
    return HttpAnswer.of(new Answer.Refused(refusal), call.form());
  }

  private static Refusal refusal(Throwable failure) {
    if (failure instanceof WebApplicationException turnedAway
        && turnedAway.getResponse().getStatus() < 500) {
      Response response = turnedAway.getResponse();
      Refusal refusal = Refusals.ofStatus(response.getStatus());
      String allowed = response.getHeaderString(HttpHeaders.ALLOW);
      return allowed == null ? refusal : refusal.with(HttpHeaders.ALLOW, allowed);
    }
    return Refusals.of(failure);
  }
}
