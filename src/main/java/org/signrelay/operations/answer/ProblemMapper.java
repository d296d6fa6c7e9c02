package org.signrelay.operations.answer;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.signrelay.delivery.desk.NotAllowedInStateException;

/** Turns whatever ends a call of an admin into a problem, in this one place. */
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ProblemException known) {
      return known.problem().toResponse();
    }
    if (thrown instanceof NotAllowedInStateException refused) {
      return new Problem(
              409,
              "not-allowed-in-state",
              "Not possible now",
              "The delivery cannot be changed: " + refused.getMessage() + ".")
          .toResponse();
    }
    if (thrown instanceof WebApplicationException web) {
      return ofFramework(web);
    }
    LOG.log(Level.ERROR, "admin call failed", thrown);
    return new Problem(
            503,
            "not-available",
            "Not available",
            "The call could not be carried out, perhaps since the database is away; the log says why.")
        .toResponse();
  }

  private static Response ofFramework(WebApplicationException web) {
    Response original = web.getResponse();
    Response problem =
        new Problem(
                original.getStatus(),
                "http-" + original.getStatus(),
                original.getStatusInfo().getReasonPhrase(),
                "The admin API has no such call.")
            .toResponse();
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
  }
}
