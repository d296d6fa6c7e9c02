package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.signrelay.delivery.refused.RefusalCounts;

/** The figures of {@link StatusResource} in Prometheus' text format, made anew at each call. */
@Path("")
@RequestScoped
public class MetricsResource {
  @Inject ServerStanding standing;
  @Inject Rates rates;
  @Inject RefusalCounts refusals;
  @Context SecurityContext security;

  @GET
  public Response show() {
    Allowed.toLook(security);
    MetricsText text =
        new MetricsText()
            .gauge(
                "signrelay_deliveries_open",
                "Deliveries that have not ended, of all servers.",
                standing.depth())
            .gauge(
                "signrelay_oldest_pending_seconds",
                "For how long the oldest pending delivery has waited.",
                standing.oldestPendingSeconds())
            .gauge(
                "signrelay_accepted_last_minute",
                "Calls that this server accepted within the last minute.",
                rates.acceptedPerMinute())
            .gauge(
                "signrelay_delivered_last_minute",
                "Deliveries that this server carried out within the last minute.",
                rates.deliveredPerMinute())
            .gauge(
                "signrelay_failed_last_minute",
                "Tries of this server that failed within the last minute.",
                rates.failedPerMinute())
            .refusals(refusals.all(), refusals.leftOut())
            .orgs(standing.orgs());
    return Response.ok(text.bytes(), MetricsText.CONTENT_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
