package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.Stream;
import org.signrelay.delivery.desk.DesignActions;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.operations.answer.JsonText;
import org.signrelay.operations.answer.Problem;
import org.signrelay.operations.designtest.DesignTests;

/** Shows the designs, pauses and resumes them, and tries them out. */
@Path("designs")
@RequestScoped
public class DesignsResource {
  @Inject Designs designs;
  @Inject DesignJson json;
  @Inject DesignActions actions;
  @Inject DesignTests tests;
  @Context SecurityContext security;

  @GET
  public Response list() {
    Allowed.toLook(security);
    List<DesignId> all =
        Stream.concat(designs.loaded().stream().map(Design::id), designs.refused().stream())
            .distinct()
            .sorted()
            .toList();
    return JsonText.ok(
        Json.createObjectBuilder()
            .add("items", JsonText.array(all, this::show))
            .add("next", JsonValue.NULL)
            .build());
  }

  @GET
  @Path("{design}")
  public Response show(@PathParam("design") String name) {
    Allowed.toLook(security);
    DesignId id = DesignId.parse(name).orElseThrow(() -> unknown(name));
    if (designs.standing(id) == Designs.Standing.UNKNOWN) {
      throw unknown(name);
    }
    return JsonText.ok(show(id));
  }

  private JsonObject show(DesignId id) {
    return designs.find(id).map(json::of).orElseGet(() -> json.ofRefused(id));
  }

  /** Its calls are accepted and wait, until it is resumed. */
  @POST
  @Path("{design}/pause")
  public Response pause(@PathParam("design") String name) {
    Allowed.toAct(security);
    Design design = known(name);
    actions.pause(design);
    return JsonText.ok(json.of(design));
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
    return JsonText.ok(json.of(design));
  }

  /** Tries the login, the names and the rights out; changes nothing. */
  @POST
  @Path("{design}/test")
  public Response test(@PathParam("design") String name) {
    Allowed.toAct(security);
    return JsonText.ok(DesignJson.of(tests.run(known(name))));
  }

  private Design known(String name) {
    DesignId id = DesignId.parse(name).orElseThrow(() -> unknown(name));
    return designs.find(id).orElseThrow(() -> isRefused(id) ? refused(name) : unknown(name));
  }

  private boolean isRefused(DesignId id) {
    return designs.standing(id) == Designs.Standing.REFUSED;
  }

  private static RuntimeException unknown(String name) {
    return new Problem(
            404,
            "unknown-design",
            "Unknown design",
            "There is no notification design " + name + ".")
        .asException();
  }

  private static RuntimeException refused(String name) {
    return new Problem(
            409,
            "refused-design",
            "Refused design",
            "The configuration of " + name + " is refused; its reason and the log say where.")
        .asException();
  }
}
