package org.signrelay.operations.answer;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;

/**
 * Something wrong with a call of an admin, told as RFC 9457 says.
 *
 * @param status HTTP status
 * @param name last part of the problem's type, such as {@code unknown-filter}
 * @param detail what to do about it
 */
public record Problem(int status, String name, String title, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public String toJson() {
    return Json.createObjectBuilder()
        .add("type", "urn:signrelay:problem:" + name)
        .add("title", title)
        .add("status", status)
        .add("detail", detail)
        .build()
        .toString();
  }

  /** This problem as an answer. */
  public Response toResponse() {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(toJson())
        .build();
  }

  /** This problem as the exception that ends a call with it. */
  public ProblemException asException() {
    return new ProblemException(this);
  }
}
