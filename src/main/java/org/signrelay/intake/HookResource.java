package org.signrelay.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.accept.Reception;
import org.signrelay.delivery.document.Precedence;
import org.signrelay.design.Design;
import org.signrelay.intake.answer.AnswerForm;
import org.signrelay.intake.description.ServiceDescription;
import org.signrelay.intake.trace.CallTrace;

/** {@code hooks/{design}} and {@code hooks/{design}/{status}}: data-only calls of DocumentTRAK. */
@Path("{design: [^/]+}{status: (/[^/]*)?}")
@ApplicationScoped
public class HookResource {
  private static final String[] METHODS = {"OPTIONS", "PATCH", "POST", "PUT"};

  @Inject private Door door;
  @Inject private Reception reception;
  @Inject private Precedence precedence;
  @Inject private Replies replies;

  @POST
  public void post(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      InputStream body,
      @Suspended AsyncResponse response) {
    take(request, uri, body, response);
  }

  @PUT
  public void put(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      InputStream body,
      @Suspended AsyncResponse response) {
    take(request, uri, body, response);
  }

  @PATCH
  public void patch(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      InputStream body,
      @Suspended AsyncResponse response) {
    take(request, uri, body, response);
  }

  /** The description of these calls, if it is asked for. */
  @GET
  public Response get(@Context UriInfo uri) {
    return Description.answer(door, uri, ServiceDescription.WEB_HOOK, METHODS);
  }

  /** Names the methods; answered here because the servers' own answers differ. */
  @OPTIONS
  public Response options() {
    return Response.noContent().header(HttpHeaders.ALLOW, String.join(", ", METHODS)).build();
  }

  private void take(
      HttpServletRequest request, UriInfo uri, InputStream stream, AsyncResponse response) {
    IncomingCall call = IncomingCall.of(request);
    Design design = door.letIn(uri.getPathParameters().getFirst("design"), call);
    boolean tried =
        call.hasQuery() && Validation.isWanted(uri.getQueryParameters().get("validateOnly"));
    call.trace().onlyTried(tried);
    if (tried) {
      WebHook hook = read(call, design, uri, stream);
      response.resume(
          HttpAnswer.of(Validation.answer(hook.notification(), hook.values(), call), call.form()));
    } else {
      precedence.goFirst(() -> accept(call, design, uri, stream, response));
    }
  }

  private CompletionStage<Acceptance> accept(
      IncomingCall call, Design design, UriInfo uri, InputStream stream, AsyncResponse response) {
    WebHook hook = read(call, design, uri, stream);
    // Whoever commits answers other calls, too, and then knows of this request no more.
    AnswerForm form = call.form();
    CallTrace trace = call.trace();
    CompletionStage<Acceptance> accepting = reception.accept(hook.notification());
    replies.answer(response, accepting, design.reply(), form, trace);
    return accepting;
  }

  private WebHook read(IncomingCall call, Design design, UriInfo uri, InputStream stream) {
    long most = door.largestBody();
    return door.read(
        design,
        call,
        stream,
        most,
        body -> WebHook.read(design, statusInUrl(uri), call, body, most));
  }

  private static Optional<String> statusInUrl(UriInfo uri) {
    return Optional.ofNullable(uri.getPathParameters().getFirst("status"))
        .map(path -> path.startsWith("/") ? path.substring(1) : path);
  }
}
