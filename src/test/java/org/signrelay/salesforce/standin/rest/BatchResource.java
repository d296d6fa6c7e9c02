package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.Headers;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** {@code composite/batch}: up to 25 requests by one call that know nothing of each other. */
final class BatchResource {
  private static final int MOST_REQUESTS = 25;

  private final RestRouter router;

  BatchResource(RestRouter router) {
    this.router = router;
  }

  Answer answer(RestCall call) {
    List<ObjectNode> parts = call.objects("batchRequests");
    if (parts.size() > MOST_REQUESTS) {
      throw SalesforceException.badRequest(
          "LIMIT_EXCEEDED", "The request can’t contain more than 25 operations.");
    }
    boolean halt = call.body().path("haltOnError").asBoolean(false);
    ArrayNode results = RestCall.JSON.createArrayNode();
    boolean failed = false;
    for (JsonNode part : parts) {
      call.scope().at(results.size());
      Answer answer =
          halt && failed
              ? halted()
              : router.answerPart(request(part), call.scope(), call.version());
      failed |= !answer.isSuccess();
      results.addObject().put("statusCode", answer.status()).set("result", SubAnswers.body(answer));
    }
    ObjectNode body = RestCall.JSON.createObjectNode();
    body.put("hasErrors", failed).set("results", results);
    return Answer.json(200, body.toString());
  }

  private static Request request(JsonNode part) {
    String url = part.path("url").asText().replace(" ", "%20");
    JsonNode body = part.path("richInput");
    return Request.of(
        part.path("method").asText("GET"),
        url.startsWith("/services/data/") ? url : "/services/data/" + url,
        Headers.NONE,
        body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Answer halted() {
    var error =
        ApiError.of(
            "BATCH_PROCESSING_HALTED", "Batch processing halted since an earlier request failed");
    return Answer.json(412, ErrorBodies.array(List.of(error)).toString());
  }
}
