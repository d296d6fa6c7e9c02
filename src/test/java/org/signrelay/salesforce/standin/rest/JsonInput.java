package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.data.FieldText;
import org.signrelay.salesforce.standin.files.BlobStore;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;

/** Reads a record's fields from JSON; a value of the wrong form makes the body unreadable. */
final class JsonInput {
  private final BlobStore blobs;
  private final long mostBase64;
  private final String body;

  /**
   * @param body the whole body, in which places of errors are found
   */
  JsonInput(BlobStore blobs, long mostBase64, String body) {
    this.blobs = blobs;
    this.mostBase64 = mostBase64;
    this.body = body;
  }

  Map<String, Object> read(SObjectType type, ObjectNode record) {
    var values = new LinkedHashMap<String, Object>();
    record
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("attributes")) {
                Field field =
                    type.find(entry.getKey())
                        .orElseThrow(() -> FieldErrors.unknownOnWrite(entry.getKey(), type));
                values.put(field.name(), value(field, entry.getValue()));
              }
            });
    return values;
  }

  private Object value(Field field, JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    try {
      return switch (field.type()) {
        case BOOLEAN -> node.isBoolean() ? node.booleanValue() : bool(node);
        case INT, DOUBLE -> FieldText.number(field, new BigDecimal(node.asText()));
        case DATE, DATETIME -> FieldText.parse(field, text(node));
        case BASE64 -> blob(text(node));
        default -> text(node);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw undecipherable(field, node);
    }
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("no text");
    }
    return node.textValue();
  }

  private static Boolean bool(JsonNode node) {
    String text = text(node);
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("no boolean");
    }
    return Boolean.valueOf(text);
  }

  private Blob blob(String base64) {
    byte[] bytes = Base64.getMimeDecoder().decode(base64);
    if (bytes.length > mostBase64) {
      throw SalesforceException.badRequest(
          "INVALID_FIELD", "base64 content exceeds the maximum of " + mostBase64 + " bytes");
    }
    try {
      return blobs.receive(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SalesforceException undecipherable(Field field, JsonNode node) {
    String typeName =
        switch (field.type()) {
          case DATE, DATETIME, BOOLEAN, INT, DOUBLE -> field.type().apiName();
          case BASE64 -> "base64";
          default -> "string";
        };
    String tokenName =
        switch (node.getNodeType()) {
          case STRING -> "VALUE_STRING";
          case NUMBER -> node.isIntegralNumber() ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT";
          case BOOLEAN -> node.booleanValue() ? "VALUE_TRUE" : "VALUE_FALSE";
          case ARRAY -> "START_ARRAY";
          default -> "START_OBJECT";
        };
    String shown = node.isValueNode() ? node.asText() : node.isArray() ? "[" : "{";
    int place = Math.max(0, body.indexOf(node.isTextual() ? "\"" + shown : shown));
    int line = 1 + (int) body.substring(0, place).chars().filter(c -> c == '\n').count();
    int column = place - body.lastIndexOf('\n', place);
    return SalesforceException.badRequest(
        "JSON_PARSER_ERROR",
        ("Cannot deserialize instance of %s from %s value %s or request may be missing a required"
                + " field at [line:%d, column:%d]")
            .formatted(typeName, tokenName, shown, line, column));
  }
}
