package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.schema.SObjectType;

/** {@code sobjects}, {@code sobjects/<Type>} and {@code sobjects/<Type>/describe}. */
final class DescribeResource {
  private final Org org;

  DescribeResource(Org org) {
    this.org = org;
  }

  Answer answer(RestCall call) {
    if (call.path().size() == 1) {
      return all(call);
    }
    SObjectType type = RecordResource.type(org, call.part(1));
    ObjectNode description = type(call, type);
    if (call.path().size() == 2) {
      ObjectNode body = RestCall.JSON.createObjectNode();
      body.set("objectDescribe", description);
      body.putArray("recentItems");
      return Answer.json(200, body.toString());
    }
    ArrayNode fields = description.putArray("fields");
    type.fields().forEach(field -> fields.add(FieldDescription.of(field)));
    description.putArray("childRelationships");
    description.putArray("recordTypeInfos");
    return Answer.json(200, description.toString());
  }

  private Answer all(RestCall call) {
    ObjectNode body = RestCall.JSON.createObjectNode();
    body.put("encoding", "UTF-8").put("maxBatchSize", 200);
    ArrayNode list = body.putArray("sobjects");
    org.schema().types().stream()
        .sorted(Comparator.comparing(SObjectType::name))
        .forEach(type -> list.add(type(call, type)));
    return Answer.json(200, body.toString());
  }

  private static ObjectNode type(RestCall call, SObjectType type) {
    ObjectNode node = RestCall.JSON.createObjectNode();
    node.put("name", type.name());
    node.put("label", type.name().replaceAll("__c$", "").replace('_', ' '));
    node.put("labelPlural", type.name().replaceAll("__c$", "").replace('_', ' ') + "s");
    node.put("keyPrefix", type.keyPrefix());
    node.put("custom", type.isCustom());
    node.put("createable", type.rights().create());
    node.put("updateable", type.rights().update());
    node.put("deletable", type.rights().delete());
    for (String always : new String[] {"queryable", "retrieveable", "searchable", "layoutable"}) {
      node.put(always, true);
    }
    String url = call.url("sobjects/" + type.name());
    node.putObject("urls")
        .put("sobject", url)
        .put("describe", url + "/describe")
        .put("rowTemplate", url + "/{ID}");
    return node;
  }
}
