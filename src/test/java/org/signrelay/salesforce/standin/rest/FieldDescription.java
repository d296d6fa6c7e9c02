package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.Trait;

/** A field as a describe answer shows it. */
final class FieldDescription {
  private FieldDescription() {}

  static ObjectNode of(Field field) {
    ObjectNode node = RestCall.JSON.createObjectNode();
    node.put("name", field.name());
    node.put("label", field.name().replaceAll("__c$", "").replace('_', ' '));
    node.put("type", field.type().apiName());
    node.put("soapType", field.type().soapType());
    node.put("length", field.length());
    node.put("byteLength", field.length() * 3);
    node.put("digits", field.type() == FieldType.INT ? 9 : 0);
    node.put("precision", field.type() == FieldType.DOUBLE ? 18 : 0);
    node.put("scale", field.type() == FieldType.DOUBLE ? 2 : 0);
    node.put("custom", field.isCustom());
    node.put("createable", field.is(Trait.CREATEABLE));
    node.put("updateable", field.is(Trait.UPDATEABLE));
    node.put("nillable", field.is(Trait.NILLABLE));
    node.put("defaultedOnCreate", field.is(Trait.DEFAULTED_ON_CREATE));
    node.put("unique", field.is(Trait.UNIQUE));
    node.put("caseSensitive", field.is(Trait.CASE_SENSITIVE));
    node.put("externalId", field.is(Trait.EXTERNAL_ID));
    node.put("idLookup", field.is(Trait.ID_LOOKUP));
    node.put("filterable", field.is(Trait.FILTERABLE));
    node.put("sortable", field.is(Trait.SORTABLE));
    node.put("nameField", field.is(Trait.NAME));
    node.put("restrictedPicklist", field.is(Trait.RESTRICTED));
    node.put("calculated", false);
    node.put("autoNumber", false);
    ArrayNode values = node.putArray("picklistValues");
    field
        .picklist()
        .forEach(
            value ->
                values
                    .addObject()
                    .put("active", true)
                    .put("defaultValue", false)
                    .put("label", value)
                    .putNull("validFor")
                    .put("value", value));
    field.referenceTo().forEach(node.putArray("referenceTo")::add);
    node.put("relationshipName", field.relationship().orElse(null));
    return node;
  }
}
