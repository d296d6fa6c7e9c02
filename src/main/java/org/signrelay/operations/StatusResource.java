package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.signrelay.delivery.desk.Backlog;
import org.signrelay.delivery.pace.Breaker;
import org.signrelay.delivery.pace.Breakers;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.operations.answer.JsonText;
import org.signrelay.salesforce.budget.ApiBudget;
import org.signrelay.salesforce.session.Sessions;

/** How the whole server stands: its backlog, its rates, and each Salesforce org. */
@Path("status")
@RequestScoped
public class StatusResource {
  @Inject Backlog backlog;
  @Inject Rates rates;
  @Inject Designs designs;
  @Inject Gate gate;
  @Inject Standstills standstills;
  @Inject Breakers breakers;
  @Inject ApiBudget budget;
  @Inject Sessions sessions;
  @Inject Clock clock;
  @Context SecurityContext security;

  @GET
  public Response show() {
    Allowed.toLook(security);
    return JsonText.ok(
        Json.createObjectBuilder()
            .add("depth", backlog.depth())
            .add("oldestPendingSeconds", oldestPendingSeconds())
            .add(
                "rates",
                Json.createObjectBuilder()
                    .add("acceptedPerMinute", rates.acceptedPerMinute())
                    .add("deliveredPerMinute", rates.deliveredPerMinute())
                    .add("failedPerMinute", rates.failedPerMinute()))
            .add("orgs", orgs())
            .build());
  }

  private long oldestPendingSeconds() {
    return backlog
        .oldestPending()
        .map(received -> Duration.between(received, clock.instant()).toSeconds())
        .orElse(0L);
  }

  private JsonArrayBuilder orgs() {
    Standstills.Snapshot stopped = standstills.current();
    Map<OrgId, Breaker> open = breakers.current();
    JsonArrayBuilder orgs = Json.createArrayBuilder();
    designs.loaded().stream()
        .flatMap(design -> gate.orgsOf(design).stream())
        .map(OrgId::value)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(org -> orgs.add(org(new OrgId(org), stopped, open)));
    return orgs;
  }

  private JsonObject org(OrgId org, Standstills.Snapshot stopped, Map<OrgId, Breaker> open) {
    return Json.createObjectBuilder()
        .add("org", org.value())
        .add("login", login(org, stopped))
        .add("api", api(org))
        .add("breaker", breaker(Optional.ofNullable(open.get(org))))
        .build();
  }

  private String login(OrgId org, Standstills.Snapshot stopped) {
    boolean refused = stopped.of(org).filter(stop -> stop.reason() == HoldReason.LOGIN).isPresent();
    if (refused) {
      return "refused";
    }
    return sessions.isOpen(org) ? "open" : "none";
  }

  private JsonValue api(OrgId org) {
    return budget
        .usage(org)
        .<JsonValue>map(
            usage ->
                Json.createObjectBuilder()
                    .add("used", usage.used())
                    .add("limit", usage.limit())
                    .add("seenAt", usage.seen().toString())
                    .add("reserve", budget.isInReserve(org))
                    .build())
        .orElse(JsonValue.NULL);
  }

  private String breaker(Optional<Breaker> breaker) {
    return breaker
        .map(found -> found.isOpen(clock.instant()) ? "open" : "half-open")
        .orElse("closed");
  }
}
