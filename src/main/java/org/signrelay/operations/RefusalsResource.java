package org.signrelay.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.refused.KeptRefusal;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.operations.answer.JsonText;

/** Lists the calls of DocumentTRAK that were not accepted within the last seven days. */
@Path("refusals")
@RequestScoped
public class RefusalsResource {
  @Inject RefusedCalls refusals;
  @Context UriInfo uri;
  @Context SecurityContext security;

  /** Newest first; {@code limit} and {@code cursor} page through them. */
  @GET
  public Response list() {
    Allowed.toLook(security);
    RefusalQuery query = RefusalQuery.of(uri.getQueryParameters());
    List<KeptRefusal> found = refusals.list(query.filter(), query.cursor(), query.limit() + 1);
    List<KeptRefusal> page = found.subList(0, Math.min(found.size(), query.limit()));
    Optional<String> next =
        found.size() > page.size()
            ? Optional.of(RefusalQuery.cursor(page.get(page.size() - 1)))
            : Optional.empty();
    return JsonText.ok(
        Json.createObjectBuilder()
            .add("items", JsonText.array(page, this::item))
            .add("next", JsonText.text(next))
            .build());
  }

  private JsonObject item(KeptRefusal refusal) {
    return Json.createObjectBuilder()
        .add("id", refusal.id().toString())
        .add("refusedAt", refusal.time().toString())
        .add("design", refusal.design())
        .add("method", refusal.method())
        .add("path", refusal.path())
        .add("address", refusal.address())
        .add("contentType", JsonText.text(refusal.contentType()))
        .add("code", refusal.status())
        .add("problem", refusal.problem())
        .add("reason", refusal.reason())
        .add("body", JsonText.text(refusals.body(refusal)))
        .build();
  }
}
