package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.soql.ResultRecord;

/** {@code composite/sobjects/<Type>}: records by their ids; null stands for one not found. */
final class CollectionReadResource {
  private static final int MOST = 2000;

  private final Org org;

  CollectionReadResource(Org org) {
    this.org = org;
  }

  Answer answer(RestCall call) {
    SObjectType type = RecordResource.type(org, call.part(2));
    List<String> ids = asked(call, "ids");
    if (ids.size() > MOST) {
      throw SalesforceException.badRequest(
          "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 2000 ids");
    }
    List<Field> fields =
        asked(call, "fields").stream()
            .map(name -> type.find(name).orElseThrow(() -> FieldErrors.unknownOnWrite(name, type)))
            .toList();
    ArrayNode body = RestCall.JSON.createArrayNode();
    var output = new JsonOutput(call);
    for (String id : ids) {
      org.database()
          .find(id)
          .filter(row -> row.type().equals(type.name()) && !row.isDeleted())
          .ifPresentOrElse(row -> body.add(output.record(record(row, fields))), body::addNull);
    }
    return Answer.json(200, body.toString());
  }

  private static List<String> asked(RestCall call, String name) {
    if (call.method().equals("POST")) {
      return call.list(name).stream().map(JsonNode::asText).toList();
    }
    return Arrays.asList(call.request().query().getOrDefault(name, "").split(","));
  }

  private static ResultRecord record(Row row, List<Field> fields) {
    var values = new LinkedHashMap<String, Object>();
    fields.forEach(field -> values.put(field.name(), row.get(field.name())));
    return new ResultRecord(row.type(), row.id(), values);
  }
}
