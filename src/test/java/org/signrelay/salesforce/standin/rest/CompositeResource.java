package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.Transaction;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Headers;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/**
 * {@code composite}: up to 25 requests by one call, of which later ones may use answers of earlier
 * ones; at most five of them queries or collections.
 */
final class CompositeResource {
  private static final int MOST_REQUESTS = 25;
  private static final int MOST_QUERIES = 5;

  private final Org org;
  private final RestRouter router;

  CompositeResource(Org org, RestRouter router) {
    this.org = org;
    this.router = router;
  }

  Answer answer(RestCall call) {
    if (!call.method().equals("POST")) {
      throw new SalesforceException(
          405,
          ApiError.of(
              "METHOD_NOT_ALLOWED",
              "HTTP Method '%s' not allowed. Allowed are POST".formatted(call.method())));
    }
    List<ObjectNode> parts = call.objects("compositeRequest");
    if (parts.size() > MOST_REQUESTS) {
      return whole(
          List.of(SubAnswers.tooMany("The request can’t contain more than 25 operations.")));
    }
    if (parts.stream().filter(CompositeResource::isQueryOrCollection).count() > MOST_QUERIES) {
      return whole(
          List.of(
              SubAnswers.tooMany(
                  "The request can’t contain more than 5 query or sObject collection operations.")));
    }
    if (!call.body().path("allOrNone").asBoolean(false)) {
      return whole(run(call, parts, false));
    }
    return whole(
        call.scope()
            .inOneTransaction(org.database(), transaction -> allOrNone(call, parts, transaction)));
  }

  private List<ObjectNode> allOrNone(
      RestCall call, List<ObjectNode> parts, Transaction transaction) {
    int mark = transaction.mark();
    List<ObjectNode> answers = run(call, parts, true);
    if (answers.stream().allMatch(SubAnswers::isSuccess)) {
      return answers;
    }
    transaction.rollBackTo(mark);
    return answers.stream()
        .map(answer -> SubAnswers.isSuccess(answer) ? SubAnswers.rolledBack(answer) : answer)
        .toList();
  }

  private List<ObjectNode> run(RestCall call, List<ObjectNode> parts, boolean stopAtFailure) {
    var references = new CompositeReferences();
    var answers = new ArrayList<ObjectNode>();
    boolean failed = false;
    for (JsonNode part : parts) {
      call.scope().at(answers.size());
      ObjectNode answer =
          failed && stopAtFailure ? SubAnswers.halted(part) : answer(call, part, references);
      failed |= !SubAnswers.isSuccess(answer);
      answers.add(answer);
    }
    return answers;
  }

  private ObjectNode answer(RestCall call, JsonNode part, CompositeReferences references) {
    String id = part.path("referenceId").asText();
    try {
      JsonNode resolved = references.resolve(part);
      Answer answer = router.answerPart(request(resolved), call.scope(), call.version());
      ObjectNode node = SubAnswers.of(id, answer);
      references.add(id, node.path("body"));
      return node;
    } catch (SalesforceException refused) {
      return SubAnswers.of(id, RestApi.error(refused));
    }
  }

  static Request request(JsonNode part) {
    JsonNode body = part.path("body");
    return Request.of(
        part.path("method").asText("GET"),
        part.path("url").asText().replace(" ", "%20"),
        Headers.NONE,
        body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isQueryOrCollection(JsonNode part) {
    CallKind kind = RestRoute.kind(request(part));
    return kind == CallKind.QUERY || kind == CallKind.QUERY_MORE || kind.isCollection();
  }

  private static Answer whole(List<ObjectNode> answers) {
    ObjectNode body = RestCall.JSON.createObjectNode();
    ArrayNode list = body.putArray("compositeResponse");
    answers.forEach(list::add);
    return Answer.json(200, body.toString());
  }
}
