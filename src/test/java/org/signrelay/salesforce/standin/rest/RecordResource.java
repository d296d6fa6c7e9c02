package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.RecordResult;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.soql.ResultRecord;

/** {@code sobjects/<Type>} and {@code sobjects/<Type>/<id>}: one record by its id. */
final class RecordResource {
  private final Org org;

  RecordResource(Org org) {
    this.org = org;
  }

  Answer create(RestCall call) {
    SObjectType type = type(org, call.part(1));
    Map<String, Object> values = input(org, call).read(type, call.body());
    return created(
        call,
        type,
        call.scope()
            .inTransaction(
                org.database(),
                transaction -> org.writer().create(transaction, call.scope(), type, values)));
  }

  Answer update(RestCall call) {
    SObjectType type = type(org, call.part(1));
    Row row = row(org, type, call.part(2));
    Map<String, Object> values = input(org, call).read(type, call.body());
    return changed(
        call.scope()
            .inTransaction(
                org.database(),
                transaction -> org.writer().update(transaction, call.scope(), row, values)));
  }

  Answer delete(RestCall call) {
    SObjectType type = type(org, call.part(1));
    Row row = row(org, type, call.part(2));
    return changed(
        call.scope()
            .inTransaction(
                org.database(),
                transaction -> org.writer().delete(transaction, call.scope(), row)));
  }

  Answer read(RestCall call) {
    SObjectType type = type(org, call.part(1));
    return read(call, type, row(org, type, call.part(2)));
  }

  static Answer read(RestCall call, SObjectType type, Row row) {
    if (row.isDeleted()) {
      throw new SalesforceException(404, ApiError.of("ENTITY_IS_DELETED", "entity is deleted"));
    }
    var values = new LinkedHashMap<String, Object>();
    fields(call, type).forEach(field -> values.put(field.name(), row.get(field.name())));
    var record = new ResultRecord(type.name(), row.id(), values);
    return Answer.json(200, new JsonOutput(call).record(record).toString());
  }

  private static List<Field> fields(RestCall call, SObjectType type) {
    String wanted = call.request().query().get("fields");
    if (wanted == null) {
      return List.copyOf(type.fields());
    }
    return Arrays.stream(wanted.split(","))
        .map(
            name ->
                type.find(name.strip())
                    .orElseThrow(() -> FieldErrors.unknownOnWrite(name.strip(), type)))
        .toList();
  }

  static SObjectType type(Org org, String name) {
    return org.schema().find(name).orElseThrow(SalesforceException::notFound);
  }

  /** The row of a type with an id; an id of another type is no key of this one. */
  static Row row(Org org, SObjectType type, String text) {
    String id =
        SalesforceId.canonical(text)
            .filter(canonical -> canonical.startsWith(type.keyPrefix()))
            .orElseThrow(
                () ->
                    new SalesforceException(
                        404,
                        ApiError.of(
                            "NOT_FOUND",
                            "Provided external ID field does not exist or is not accessible: "
                                + text)));
    return org.database().find(id).orElseThrow(SalesforceException::notFound);
  }

  static JsonInput input(Org org, RestCall call) {
    return new JsonInput(org.blobs(), org.settings().fileLimits().base64(), call.request().text());
  }

  static Answer created(RestCall call, SObjectType type, RecordResult result) {
    if (!result.isSuccess()) {
      return failed(result);
    }
    String id = result.id().orElseThrow();
    ObjectNode body = RestCall.JSON.createObjectNode();
    body.put("id", id).put("success", true).putArray("errors");
    return Answer.json(201, body.toString())
        .with("Location", call.url("sobjects/" + type.name() + "/" + id));
  }

  static Answer changed(RecordResult result) {
    return result.isSuccess() ? Answer.empty(204) : failed(result);
  }

  static Answer failed(RecordResult result) {
    return Answer.json(result.httpStatus(), ErrorBodies.array(result.errors()).toString());
  }
}
