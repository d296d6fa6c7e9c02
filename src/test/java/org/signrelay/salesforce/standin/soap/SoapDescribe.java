package org.signrelay.salesforce.standin.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;
import org.w3c.dom.Node;

/** {@code describeSObject()} and {@code describeSObjects()}, in the order of the WSDL. */
final class SoapDescribe {
  private final Org org;

  SoapDescribe(Org org) {
    this.org = org;
  }

  String describe(SoapRequest soap) {
    return soap.arguments("sObjectType").stream()
        .map(Node::getTextContent)
        .map(this::type)
        .map(SoapDescribe::type)
        .collect(Collectors.joining());
  }

  private SObjectType type(String name) {
    return org.schema()
        .find(name)
        .orElseThrow(
            () -> SalesforceException.badRequest("INVALID_TYPE", FieldErrors.unknownType(name)));
  }

  private static String type(SObjectType type) {
    var before = new LinkedHashMap<String, Object>();
    no(before, "activateable");
    before.put("createable", type.rights().create());
    before.put("custom", type.isCustom());
    no(before, "customSetting", "deepCloneable");
    before.put("deletable", type.rights().delete());
    no(before, "deprecatedAndHidden", "feedEnabled");
    String fields =
        type.fields().stream()
            .map(field -> "<fields>" + field(field) + "</fields>")
            .collect(Collectors.joining());
    var after = new LinkedHashMap<String, Object>();
    no(after, "hasSubtypes", "isInterface", "isSubtype");
    after.put("keyPrefix", type.keyPrefix());
    after.put("label", type.name());
    after.put("labelPlural", type.name());
    after.put("layoutable", true);
    no(after, "mergeable", "mruEnabled");
    after.put("name", type.name());
    after.put("queryable", true);
    no(after, "replicateable");
    after.put("retrieveable", true);
    no(after, "searchable", "triggerable", "undeletable");
    after.put("updateable", type.rights().update());
    return "<result>" + elements(before) + fields + elements(after) + "</result>";
  }

  private static String field(Field field) {
    var values = new LinkedHashMap<String, Object>();
    no(values, "aiPredictionField", "autoNumber");
    values.put("byteLength", field.length() * 3);
    no(values, "calculated", "cascadeDelete");
    values.put("caseSensitive", field.is(Trait.CASE_SENSITIVE));
    values.put("createable", field.is(Trait.CREATEABLE));
    values.put("custom", field.isCustom());
    values.put("defaultedOnCreate", field.is(Trait.DEFAULTED_ON_CREATE));
    no(values, "dependentPicklist", "deprecatedAndHidden");
    values.put("digits", 0);
    values.put("externalId", field.is(Trait.EXTERNAL_ID));
    values.put("filterable", field.is(Trait.FILTERABLE));
    no(values, "formulaTreatNullNumberAsZero", "groupable", "highScaleNumber", "htmlFormatted");
    values.put("idLookup", field.is(Trait.ID_LOOKUP));
    values.put("label", field.name());
    values.put("length", field.length());
    values.put("name", field.name());
    values.put("nameField", field.is(Trait.NAME));
    no(values, "namePointing");
    values.put("nillable", field.is(Trait.NILLABLE));
    no(values, "permissionable", "polymorphicForeignKey");
    values.put("precision", 0);
    no(values, "queryByDistance");
    String references = repeated("referenceTo", field.referenceTo());
    var rest = new LinkedHashMap<String, Object>();
    field.relationship().ifPresent(name -> rest.put("relationshipName", name));
    rest.put("restrictedPicklist", field.is(Trait.RESTRICTED));
    rest.put("scale", 0);
    no(rest, "searchPrefilterable");
    rest.put("soapType", field.type().soapType());
    rest.put("sortable", field.is(Trait.SORTABLE));
    rest.put("type", field.type().apiName());
    rest.put("unique", field.is(Trait.UNIQUE));
    rest.put("updateable", field.is(Trait.UPDATEABLE));
    no(rest, "writeRequiresMasterRead");
    return elements(values) + references + elements(rest);
  }

  private static void no(Map<String, Object> values, String... names) {
    Stream.of(names).forEach(name -> values.put(name, false));
  }

  private static String repeated(String name, List<String> values) {
    return values.stream()
        .map(value -> elements(Map.of(name, value)))
        .collect(Collectors.joining());
  }

  private static String elements(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> "<%1$s>%2$s</%1$s>".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }
}
