package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.desk.Deliveries;
import org.signrelay.delivery.desk.DeliveryActions;
import org.signrelay.operations.answer.JsonText;
import org.signrelay.operations.answer.Problem;

/** Lists deliveries, shows one with its history, retries and discards. */
@Path("deliveries")
@RequestScoped
public class DeliveriesResource {
  @Inject Deliveries deliveries;
  @Inject DeliveryActions actions;
  @Context UriInfo uri;
  @Context SecurityContext security;

  /** Newest first; {@code limit} and {@code cursor} page through them. */
  @GET
  public Response list() {
    Allowed.toLook(security);
    DeliveryQuery query = DeliveryQuery.of(uri.getQueryParameters());
    List<Delivery> found = deliveries.list(query.filter(), query.cursor(), query.limit() + 1);
    List<Delivery> page = found.subList(0, Math.min(found.size(), query.limit()));
    Optional<String> next =
        found.size() > page.size()
            ? Optional.of(page.get(page.size() - 1).id().toString())
            : Optional.empty();
    return JsonText.ok(
        Json.createObjectBuilder()
            .add("items", JsonText.array(page, DeliveryJson::of))
            .add("next", JsonText.text(next))
            .build());
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Allowed.toLook(security);
    return show(deliveries.find(known(id)), id);
  }

  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id) {
    Allowed.toAct(security);
    return show(actions.retry(known(id)), id);
  }

  @POST
  @Path("{id}/discard")
  public Response discard(@PathParam("id") String id) {
    Allowed.toAct(security);
    return show(actions.discard(known(id)), id);
  }

  private Response show(Optional<Delivery> delivery, String id) {
    Delivery found = delivery.orElseThrow(() -> unknown(id).asException());
    return JsonText.ok(DeliveryJson.of(found, deliveries.history(found.id())));
  }

  private static DeliveryId known(String id) {
    return DeliveryId.parse(id).orElseThrow(() -> unknown(id).asException());
  }

  private static Problem unknown(String id) {
    return new Problem(
        404, "unknown-delivery", "Unknown delivery", "There is no delivery " + id + ".");
  }
}
