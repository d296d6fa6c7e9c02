package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.ExternalKey;
import org.signrelay.salesforce.standin.data.RecordResult;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/**
 * {@code sobjects/<Type>/<Field>/<value>}: a record by an external id. PATCH creates what is not
 * there, unless {@code updateOnly=true}; several matches are answered with 300 and their list.
 */
final class UpsertResource {
  private final Org org;

  UpsertResource(Org org) {
    this.org = org;
  }

  Answer read(RestCall call) {
    SObjectType type = RecordResource.type(org, call.part(1));
    List<Row> rows = key(type, call).rows(org.database());
    return switch (rows.size()) {
      case 0 -> throw SalesforceException.notFound();
      case 1 -> RecordResource.read(call, type, rows.get(0));
      default -> several(call, type, rows);
    };
  }

  Answer write(RestCall call) {
    SObjectType type = RecordResource.type(org, call.part(1));
    ExternalKey key = key(type, call);
    ObjectNode body = call.body();
    if (body.has(key.field().name())) {
      throw SalesforceException.badRequest(
          "INVALID_FIELD",
          "The %s field should not be specified in the sobject data."
              .formatted(key.field().name()));
    }
    Map<String, Object> values = RecordResource.input(org, call).read(type, body);
    return call.scope()
        .inTransaction(
            org.database(),
            transaction -> {
              List<Row> rows = key.rows(org.database());
              if (rows.size() > 1) {
                return several(call, type, rows);
              }
              if (rows.isEmpty() && call.version() >= 61 && call.isTrue("updateOnly")) {
                throw SalesforceException.notFound();
              }
              RecordResult result =
                  rows.isEmpty()
                      ? org.writer().create(transaction, call.scope(), type, key.addTo(values))
                      : org.writer().update(transaction, call.scope(), rows.get(0), values);
              return answer(call, type, result);
            });
  }

  private ExternalKey key(SObjectType type, RestCall call) {
    String name = call.part(2);
    Field field =
        type.find(name)
            .filter(found -> found.is(Trait.ID_LOOKUP) || found.is(Trait.EXTERNAL_ID))
            .orElseThrow(
                () ->
                    new SalesforceException(
                        404,
                        ApiError.of(
                            "NOT_FOUND",
                            "Provided external ID field does not exist or is not accessible: "
                                + name)));
    return ExternalKey.of(type, field, call.part(3));
  }

  private static Answer answer(RestCall call, SObjectType type, RecordResult result) {
    if (!result.isSuccess()) {
      return RecordResource.failed(result);
    }
    if (result.created()) {
      Answer created = RecordResource.created(call, type, result);
      return call.version() < 46
          ? created
          : body(result).with("Location", created.headers().get("Location"));
    }
    return call.version() < 46 ? Answer.empty(204) : body(result);
  }

  private static Answer body(RecordResult result) {
    ObjectNode body = RestCall.JSON.createObjectNode();
    body.put("id", result.id().orElseThrow()).put("success", true).putArray("errors");
    body.put("created", result.created());
    return Answer.json(result.created() ? 201 : 200, body.toString());
  }

  private static Answer several(RestCall call, SObjectType type, List<Row> rows) {
    ArrayNode list = RestCall.JSON.createArrayNode();
    rows.forEach(row -> list.add(call.url("sobjects/" + type.name() + "/" + row.id())));
    return Answer.json(300, list.toString());
  }
}
