package org.signrelay.bench.plain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Stores a body; answered after the commit. */
@Path("calls")
@RequestScoped
public class PlainResource {
  private static final String ANSWER = "{\"result\":\"accepted\"}";

  @PersistenceContext private EntityManager entities;

  @POST
  @Transactional
  public Response post(String body) {
    entities.persist(new PlainCall(body));
    return Response.accepted(ANSWER).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
