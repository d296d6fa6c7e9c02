package org.signrelay.intake;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
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
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.accept.Reception;
import org.signrelay.delivery.document.Documents;
import org.signrelay.delivery.document.Precedence;
import org.signrelay.design.Design;
import org.signrelay.intake.answer.AnswerForm;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.description.ServiceDescription;
import org.signrelay.intake.reading.NotificationReading;
import org.signrelay.intake.trace.CallTrace;
import org.signrelay.intake.transmission.TransmissionBody;
import org.signrelay.intake.transmission.TransmissionLimits;
import org.signrelay.intake.transmission.Turns;

/** {@code transmissions/{design}}: calls of DocumentTRAK that carry the completed document. */
@Path("{design: [^/]+}")
@ApplicationScoped
public class TransmissionResource {
  private static final String[] METHODS = {"OPTIONS", "POST", "PUT"};

  @Inject private Door door;
  @Inject private Reception reception;
  @Inject private Documents documents;
  @Inject private Precedence precedence;
  @Inject private Replies replies;

  private Turns turns;

  @PostConstruct
  void prepare() {
    turns = new Turns(precedence);
  }

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

  /** The description of these calls, if it is asked for. */
  @GET
  public Response get(@Context UriInfo uri) {
    return Description.answer(door, uri, ServiceDescription.TRANSMISSION, METHODS);
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
      ReceivedDocuments looked = ReceivedDocuments.tried(documents);
      TransmissionBody body = read(call, design, uri, stream, looked);
      Notification notification = understand(call, design, body, looked);
      response.resume(
          HttpAnswer.of(Validation.answer(notification, body.values(), call), call.form()));
    } else {
      accept(call, design, uri, stream, response);
    }
  }

  private void accept(
      IncomingCall call, Design design, UriInfo uri, InputStream stream, AsyncResponse response) {
    ReceivedDocuments received = ReceivedDocuments.kept(documents, turns::areScarce);
    try {
      TransmissionBody body = read(call, design, uri, stream, received);
      Notification notification = understand(call, design, body, received);
      // Whoever commits answers other calls, too, and then knows of this request no more.
      AnswerForm form = call.form();
      CallTrace trace = call.trace();
      CompletionStage<Acceptance> accepting =
          reception
              .accept(notification)
              .whenComplete(
                  (acceptance, failure) -> {
                    if (!(acceptance instanceof Acceptance.Accepted)) {
                      received.discard();
                    }
                  });
      replies.answer(response, accepting, design.reply(), form, trace);
    } catch (RuntimeException refused) {
      received.discard();
      throw refused;
    }
  }

  private TransmissionBody read(
      IncomingCall call,
      Design design,
      UriInfo uri,
      InputStream stream,
      ReceivedDocuments received) {
    TransmissionLimits limits = door.limits();
    List<FoundValue> outside = OutsideValues.of(uri.getQueryParameters(), call);
    return turns.share(
        stream,
        shared ->
            door.read(
                design,
                call,
                shared,
                limits.largestBody(),
                bytes -> call.readTransmission(bytes, outside, received, limits)));
  }

  private static Notification understand(
      IncomingCall call, Design design, TransmissionBody body, ReceivedDocuments received) {
    return NotificationReading.ofTransmission(
        design,
        body.values(),
        PassedInHeader.find(design.callers(), call::header),
        received.of(body.documents(), design.documents()));
  }
}
