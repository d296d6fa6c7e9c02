package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.signrelay.delivery.replay.Replay;
import org.signrelay.delivery.replay.ReplayId;
import org.signrelay.delivery.replay.Replays;
import org.signrelay.operations.answer.JsonText;
import org.signrelay.operations.answer.Problem;

/** Replays all deliveries that match a filter, and shows how far that is. */
@Path("replays")
@RequestScoped
public class ReplaysResource {
  @Inject Replays replays;
  @Context SecurityContext security;

  /** Begins a replay, which goes on after the answer. */
  @POST
  public Response begin(InputStream body) throws IOException {
    Allowed.toAct(security);
    ReplayOrder order = ReplayOrder.read(body);
    return JsonText.accepted(
        json(
            replays
                .begin(order.filter(), order.dryRun())
                .orElseThrow(() -> tooMany().asException())));
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Allowed.toLook(security);
    return JsonText.ok(
        json(
            ReplayId.parse(id)
                .flatMap(replays::find)
                .orElseThrow(() -> unknown(id).asException())));
  }

  private static JsonObject json(Replay replay) {
    return Json.createObjectBuilder()
        .add("id", replay.id().toString())
        .add("state", replay.state().word())
        .add("matched", replay.matched())
        .add("replayed", replay.replayed())
        .add("failed", replay.failed())
        .build();
  }

  private static Problem unknown(String id) {
    return new Problem(404, "unknown-replay", "Unknown replay", "There is no replay " + id + ".");
  }

  private static Problem tooMany() {
    return new Problem(
        409,
        "too-many-replays",
        "Too many replays",
        "20 replays are running; post this one again when one of them is done.");
  }
}
