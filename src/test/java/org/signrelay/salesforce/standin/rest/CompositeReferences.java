package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Puts values of earlier answers in the place of {@code @{reference.field}} and the like. */
final class CompositeReferences {
  private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d+])*)}");
  private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

  private final Map<String, JsonNode> answers = new HashMap<>();

  void add(String referenceId, JsonNode body) {
    answers.put(referenceId, body);
  }

  JsonNode resolve(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(resolve(node.textValue()));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode resolved = object.objectNode();
      object.properties().forEach(entry -> resolved.set(entry.getKey(), resolve(entry.getValue())));
      return resolved;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode resolved = array.arrayNode();
      array.forEach(item -> resolved.add(resolve(item)));
      return resolved;
    }
    return node;
  }

  private String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2))));
  }

  private String value(String reference, String path) {
    JsonNode value = answers.getOrDefault(reference, RestCall.JSON.missingNode());
    for (Matcher step = STEP.matcher(path); step.find(); ) {
      value =
          step.group(1) == null
              ? value.path(Integer.parseInt(step.group(2)))
              : value.path(step.group(1));
    }
    if (!value.isValueNode()) {
      throw SalesforceException.badRequest(
          "PROCESSING_HALTED",
          "Invalid reference specified. No value for %s%s found in %s"
              .formatted(reference, path, reference));
    }
    return value.asText();
  }
}
