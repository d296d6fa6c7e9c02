package org.signrelay.intake;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.signrelay.intake.description.ServiceDescription;

/**
 * Answers {@code GET …?wsdl}. The caller check is not asked: designers fetch a description without
 * credentials, and it holds nothing of a design but its address.
 */
final class Description {
  private Description() {}

  /**
   * The description of the calls to an address.
   *
   * @param allowed methods of a call
   * @throws NotAllowedException without {@code ?wsdl}
   * @throws org.signrelay.intake.refusal.RefusedException if there is no such design
   */
  static Response answer(Door door, UriInfo uri, ServiceDescription calls, String... allowed) {
    if (uri.getQueryParameters().keySet().stream().noneMatch("wsdl"::equalsIgnoreCase)) {
      throw new NotAllowedException(
          Response.status(Response.Status.METHOD_NOT_ALLOWED).allow(allowed).build());
    }
    door.known(uri.getPathParameters().getFirst("design"));
    return Response.ok(calls.of(uri.getAbsolutePath()), "text/xml;charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
