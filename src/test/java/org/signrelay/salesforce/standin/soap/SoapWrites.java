package org.signrelay.salesforce.standin.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.BulkWriter;
import org.signrelay.salesforce.standin.data.CollectionRules;
import org.signrelay.salesforce.standin.data.RecordResult;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** {@code create()}, {@code update()} and {@code delete()} of up to 200 records. */
final class SoapWrites {
  private final Org org;
  private final BulkWriter writer;
  private final XmlInput input;

  SoapWrites(Org org) {
    this.org = org;
    this.writer = new BulkWriter(org.writer());
    this.input = new XmlInput(org.blobs());
  }

  String create(SoapRequest soap, CallScope scope) {
    var items = new ArrayList<BulkWriter.Item>();
    for (Element record : records(soap)) {
      items.add(
          transaction -> {
            SObjectType type = type(record);
            return org.writer().create(transaction, scope, type, input.read(type, record));
          });
    }
    return run(soap, scope, items);
  }

  String update(SoapRequest soap, CallScope scope) {
    var rules = new CollectionRules();
    var items = new ArrayList<BulkWriter.Item>();
    for (Element record : records(soap)) {
      items.add(
          transaction -> {
            SObjectType type = type(record);
            String id = SoapRequest.child(record, "Id").map(Node::getTextContent).orElse("");
            rules.checkId(id);
            Map<String, Object> values = input.read(type, record);
            return org.writer().update(transaction, scope, row(id, type.keyPrefix()), values);
          });
    }
    return run(soap, scope, items);
  }

  String delete(SoapRequest soap, CallScope scope) {
    List<String> ids = soap.arguments("ids").stream().map(Node::getTextContent).toList();
    CollectionRules.checkSize(ids.size());
    return run(
        soap,
        scope,
        ids.stream()
            .<BulkWriter.Item>map(
                id -> transaction -> org.writer().delete(transaction, scope, row(id, "")))
            .toList());
  }

  private static List<Element> records(SoapRequest soap) {
    List<Element> records = soap.arguments("sObjects");
    CollectionRules.checkSize(records.size());
    CollectionRules.checkChunks(records.stream().map(XmlInput::typeName).toList());
    return records;
  }

  private SObjectType type(Element record) {
    String name = XmlInput.typeName(record);
    return org.schema()
        .find(name)
        .orElseThrow(
            () -> SalesforceException.badRequest("INVALID_TYPE", FieldErrors.unknownType(name)));
  }

  private Row row(String id, String keyPrefix) {
    String canonical =
        SalesforceId.canonical(id.strip())
            .filter(found -> found.startsWith(keyPrefix))
            .orElseThrow(
                () ->
                    SalesforceException.badRequest(
                        "MALFORMED_ID", "id value of incorrect type: " + id, "Id"));
    return org.database()
        .find(canonical)
        .orElseThrow(
            () ->
                SalesforceException.badRequest(
                    "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
  }

  private String run(SoapRequest soap, CallScope scope, List<BulkWriter.Item> items) {
    boolean allOrNone =
        soap.header("AllOrNoneHeader", "allOrNone").filter("true"::equals).isPresent();
    List<RecordResult> results =
        scope.inTransaction(
            org.database(), transaction -> writer.run(transaction, scope, items, allOrNone));
    var xml = new StringBuilder();
    results.forEach(result -> append(xml, result));
    return xml.toString();
  }

  private static void append(StringBuilder xml, RecordResult result) {
    xml.append("<result>");
    for (ApiError error : result.errors()) {
      xml.append("<errors>");
      error.fields().forEach(field -> xml.append("<fields>").append(field).append("</fields>"));
      xml.append("<message>").append(ErrorBodies.xml(error.message())).append("</message>");
      xml.append("<statusCode>").append(error.code()).append("</statusCode></errors>");
    }
    xml.append(result.id().map(id -> "<id>" + id + "</id>").orElse("<id xsi:nil=\"true\"/>"));
    xml.append("<success>").append(result.isSuccess()).append("</success></result>");
  }
}
