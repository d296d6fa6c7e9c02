package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.data.FieldText;
import org.signrelay.salesforce.standin.data.RecordResult;
import org.signrelay.salesforce.standin.soql.ResultRecord;

/** Writes records and results of records as the REST API does. */
final class JsonOutput {
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final RestCall call;

  JsonOutput(RestCall call) {
    this.call = call;
  }

  /** A record with its {@code attributes}. */
  ObjectNode record(ResultRecord record) {
    String url = call.url("sobjects/" + record.type() + "/" + record.id());
    ObjectNode node = NODES.objectNode();
    node.putObject("attributes").put("type", record.type()).put("url", url);
    for (Map.Entry<String, Object> entry : record.values().entrySet()) {
      String name = entry.getKey();
      Object value = entry.getValue();
      node.set(name, value instanceof Blob ? NODES.textNode(url + "/" + name) : value(value));
    }
    return node;
  }

  private JsonNode value(Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof ResultRecord parent) {
      return record(parent);
    } else if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    } else if (value instanceof BigDecimal number) {
      return NODES.numberNode(number);
    } else if (value instanceof Instant moment) {
      return NODES.textNode(FieldText.rest(moment));
    }
    return NODES.textNode(value.toString());
  }

  /** The result of one record of a collection. */
  static ObjectNode item(RecordResult result, boolean upsert) {
    ObjectNode node = NODES.objectNode();
    result.id().ifPresent(id -> node.put("id", id));
    node.put("success", result.isSuccess());
    ArrayNode errors = node.putArray("errors");
    result
        .errors()
        .forEach(
            error -> {
              ObjectNode item = errors.addObject();
              item.put("statusCode", error.code()).put("message", error.message());
              error.fields().forEach(item.putArray("fields")::add);
            });
    if (upsert && result.isSuccess()) {
      node.put("created", result.created());
    }
    return node;
  }
}
