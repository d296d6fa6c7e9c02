package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.BulkWriter;
import org.signrelay.salesforce.standin.data.CollectionRules;
import org.signrelay.salesforce.standin.data.RecordResult;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/**
 * {@code composite/sobjects}: up to 200 records by one call, answered with one result for each in
 * order. A body that cannot be read is refused as a whole.
 */
final class CollectionResource {
  private final Org org;
  private final BulkWriter writer;

  CollectionResource(Org org) {
    this.org = org;
    this.writer = new BulkWriter(org.writer());
  }

  Answer create(RestCall call) {
    return records(call, false, (items, record) -> items.create(record));
  }

  Answer update(RestCall call) {
    return records(call, false, (items, record) -> items.update(record));
  }

  Answer upsert(RestCall call) {
    var type = RecordResource.type(org, call.part(2));
    String field = call.part(3);
    return records(call, true, (items, record) -> items.upsert(type, field, record));
  }

  Answer delete(RestCall call) {
    String ids = call.request().query().getOrDefault("ids", "");
    List<String> list = Arrays.stream(ids.split(",")).map(String::strip).toList();
    CollectionRules.checkSize(list.size());
    var items = new CollectionItems(org, call);
    return run(call, list.stream().map(items::delete).toList(), call.isTrue("allOrNone"), false);
  }

  private Answer records(
      RestCall call,
      boolean upsert,
      BiFunction<CollectionItems, ObjectNode, BulkWriter.Item> operation) {
    List<ObjectNode> records = call.objects("records");
    CollectionRules.checkSize(records.size());
    CollectionRules.checkChunks(records.stream().map(CollectionItems::typeName).toList());
    var items = new CollectionItems(org, call);
    var writes = new ArrayList<BulkWriter.Item>();
    for (ObjectNode record : records) {
      writes.add(prepared(() -> operation.apply(items, record)));
    }
    return run(call, writes, call.body().path("allOrNone").asBoolean(false), upsert);
  }

  /** Reads a record's fields; what cannot be read fails the call, what is refused this item. */
  private static BulkWriter.Item prepared(Supplier<BulkWriter.Item> item) {
    try {
      return item.get();
    } catch (SalesforceException refused) {
      if (refused.error().code().equals("JSON_PARSER_ERROR")) {
        throw refused;
      }
      return transaction -> RecordResult.failed(refused);
    }
  }

  private Answer run(
      RestCall call, List<BulkWriter.Item> items, boolean allOrNone, boolean upsert) {
    List<RecordResult> results =
        call.scope()
            .inTransaction(
                org.database(),
                transaction -> writer.run(transaction, call.scope(), items, allOrNone));
    ArrayNode body = RestCall.JSON.createArrayNode();
    results.forEach(result -> body.add(JsonOutput.item(result, upsert)));
    return Answer.json(200, body.toString());
  }
}
