package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.desk.Deliveries;
import org.signrelay.delivery.desk.DesignActions;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.Obstacle;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.operations.answer.JsonText;
import org.signrelay.operations.answer.Problem;

/** Shows the loaded designs, pauses and resumes them. */
@Path("designs")
@RequestScoped
public class DesignsResource {
  @Inject Designs designs;
  @Inject Deliveries deliveries;
  @Inject Gate gate;
  @Inject DesignActions actions;
  @Context SecurityContext security;

  @GET
  public Response list() {
    Allowed.toLook(security);
    List<Design> all = designs.loaded().stream().sorted(Comparator.comparing(Design::id)).toList();
    return JsonText.ok(
        Json.createObjectBuilder().add("items", JsonText.array(all, this::json)).build());
  }

  @GET
  @Path("{design}")
  public Response show(@PathParam("design") String name) {
    Allowed.toLook(security);
    return JsonText.ok(json(known(name)));
  }

  /** Its calls are accepted and wait, until it is resumed. */
  @POST
  @Path("{design}/pause")
  public Response pause(@PathParam("design") String name) {
    Allowed.toAct(security);
    Design design = known(name);
    actions.pause(design);
    return JsonText.ok(json(design));
  }

  /**
   * Ends a pause, and whatever made its org stand still; refused credentials may be tried again.
   */
  @POST
  @Path("{design}/resume")
  public Response resume(@PathParam("design") String name) {
    Allowed.toAct(security);
    Design design = known(name);
    actions.resume(design);
    return JsonText.ok(json(design));
  }

  private Design known(String name) {
    return DesignId.parse(name)
        .flatMap(designs::find)
        .orElseThrow(
            () ->
                new Problem(
                        404,
                        "unknown-design",
                        "Unknown design",
                        "There is no loaded notification design " + name + ".")
                    .asException());
  }

  private JsonObject json(Design design) {
    Optional<Obstacle> obstacle = gate.obstacle(design);
    JsonObjectBuilder counts = Json.createObjectBuilder();
    deliveries.counts(design.id()).forEach((state, count) -> counts.add(state.word(), count));
    return Json.createObjectBuilder()
        .add("design", design.id().value())
        .add("name", design.name())
        .add("state", obstacle.isPresent() ? "held" : "running")
        .add("paused", gate.isPaused(design))
        .add(
            "reason",
            JsonText.text(obstacle.map(why -> why.reason().word() + ": " + why.message())))
        .add("counts", counts)
        .build();
  }
}
