package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/**
 * A REST request that was let in, or a sub-request of one.
 *
 * @param version major number of the API version in the path
 * @param path decoded parts of the path after the version
 */
record RestCall(Request request, int version, List<String> path, CallScope scope) {
  static final ObjectMapper JSON = new ObjectMapper();

  String method() {
    return request.effectiveMethod();
  }

  /** A part of the path; without one the path names no resource. */
  String part(int index) {
    if (index >= path.size()) {
      throw SalesforceException.notFound();
    }
    return path.get(index);
  }

  /** The path of a resource of this version. */
  String url(String rest) {
    return "/services/data/v" + version + ".0/" + rest;
  }

  boolean isTrue(String parameter) {
    return "true".equalsIgnoreCase(request.query().get(parameter));
  }

  /** The body, which has to be a JSON object. */
  ObjectNode body() {
    try {
      if (JSON.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
      throw unreadable("The HTTP entity body is required, but this request has no entity body.");
    } catch (JsonProcessingException e) {
      throw unreadable(
          "Unexpected character at [line:%d, column:%d]"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The list that stands under a name in the body. */
  List<JsonNode> list(String name) {
    JsonNode list = body().get(name);
    if (list == null || !list.isArray()) {
      throw misplaced(name);
    }
    var items = new ArrayList<JsonNode>();
    list.forEach(items::add);
    return items;
  }

  /** The objects of the list that stands under a name in the body. */
  List<ObjectNode> objects(String name) {
    List<JsonNode> items = list(name);
    if (!items.stream().allMatch(JsonNode::isObject)) {
      throw misplaced(name);
    }
    return items.stream().map(ObjectNode.class::cast).toList();
  }

  private static SalesforceException misplaced(String name) {
    return unreadable("Unrecognized or missing field \"%s\" at [line:1, column:1]".formatted(name));
  }

  private static SalesforceException unreadable(String message) {
    return SalesforceException.badRequest("JSON_PARSER_ERROR", message);
  }
}
