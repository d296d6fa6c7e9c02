package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.signrelay.operations.answer.JsonText;

/**
 * How the whole server stands, for programs and people: {@link MetricsResource} has the figures.
 */
@Path("status")
@RequestScoped
public class StatusResource {
  @Inject ServerStanding standing;
  @Inject Rates rates;
  @Context SecurityContext security;

  @GET
  public Response show() {
    Allowed.toLook(security);
    return JsonText.ok(
        Json.createObjectBuilder()
            .add("depth", standing.depth())
            .add("oldestPendingSeconds", standing.oldestPendingSeconds())
            .add(
                "rates",
                Json.createObjectBuilder()
                    .add("acceptedPerMinute", rates.acceptedPerMinute())
                    .add("deliveredPerMinute", rates.deliveredPerMinute())
                    .add("failedPerMinute", rates.failedPerMinute()))
            .add("orgs", JsonText.array(standing.orgs(), StatusResource::org))
            .build());
  }

  private static JsonObject org(OrgStanding org) {
    return Json.createObjectBuilder()
        .add("org", org.org().value())
        .add("login", org.login().word())
        .add("api", api(org))
        .add("breaker", org.breaker().word())
        .build();
  }

  private static JsonValue api(OrgStanding org) {
    return org.usage()
        .<JsonValue>map(
            usage ->
                Json.createObjectBuilder()
                    .add("used", usage.used())
                    .add("limit", usage.limit())
                    .add("seenAt", usage.seen().toString())
                    .add("reserve", org.inReserve())
                    .build())
        .orElse(JsonValue.NULL);
  }
}
