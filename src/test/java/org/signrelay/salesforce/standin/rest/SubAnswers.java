package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;

/** Answers to parts of a composite call. */
final class SubAnswers {
  private SubAnswers() {}

  static ObjectNode of(String referenceId, Answer answer) {
    ObjectNode node = node(referenceId, answer.status(), body(answer));
    String location = answer.headers().get("Location");
    if (location != null) {
      node.withObject("httpHeaders").put("Location", location);
    }
    return node;
  }

  /** A part whose work was taken back since another one failed. */
  static ObjectNode rolledBack(ObjectNode answer) {
    return halted(
        answer.path("referenceId").asText(),
        "The transaction was rolled back since another operation in the same transaction failed.");
  }

  /** A part that was not started since an earlier one failed. */
  static ObjectNode halted(JsonNode part) {
    return halted(
        part.path("referenceId").asText(),
        "The transaction was rolled back since another operation in the same transaction failed.");
  }

  static ObjectNode tooMany(String message) {
    ObjectNode node = node("", 400, error("LIMIT_EXCEEDED", message));
    node.putNull("referenceId");
    return node;
  }

  static boolean isSuccess(ObjectNode answer) {
    int status = answer.path("httpStatusCode").asInt();
    return status >= 200 && status < 300;
  }

  /** The JSON of an answer's body, null for none. */
  static JsonNode body(Answer answer) {
    if (answer.content().length() == 0) {
      return NullNode.getInstance();
    }
    var bytes = new ByteArrayOutputStream();
    try {
      answer.content().writeTo(bytes);
      return RestCall.JSON.readTree(bytes.toString(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of the stand-in is no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode halted(String referenceId, String message) {
    return node(referenceId, 400, error("PROCESSING_HALTED", message));
  }

  private static JsonNode error(String code, String message) {
    return ErrorBodies.array(List.of(ApiError.of(code, message)));
  }

  private static ObjectNode node(String referenceId, int status, JsonNode body) {
    ObjectNode node = RestCall.JSON.createObjectNode();
    node.set("body", body);
    node.putObject("httpHeaders");
    node.put("httpStatusCode", status);
    node.put("referenceId", referenceId);
    return node;
  }
}
