package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.soql.Cursors;

/** {@code query} and {@code queryAll}, with further pages by {@code nextRecordsUrl}. */
final class QueryResource {
  private static final Pattern BATCH_SIZE = Pattern.compile("batchSize *= *(\\d{1,6})");

  private final Org org;

  QueryResource(Org org) {
    this.org = org;
  }

  Answer first(RestCall call) {
    String query = call.request().query().get("q");
    if (query == null) {
      throw SalesforceException.badRequest("MALFORMED_QUERY", "A query string has to be specified");
    }
    boolean all = call.part(0).equalsIgnoreCase("queryAll");
    return answer(call, org.cursors().first(org.queries().run(query, all), batch(call)));
  }

  Answer more(RestCall call) {
    return answer(call, org.cursors().next(call.part(1), batch(call)));
  }

  private int batch(RestCall call) {
    Matcher asked =
        BATCH_SIZE.matcher(call.request().headers().first("Sforce-Query-Options").orElse(""));
    return org.settings().queryBatch(asked.find() ? Integer.parseInt(asked.group(1)) : 0);
  }

  private static Answer answer(RestCall call, Cursors.Page page) {
    ObjectNode body = RestCall.JSON.createObjectNode();
    body.put("totalSize", page.total());
    body.put("done", page.next().isEmpty());
    page.next().ifPresent(next -> body.put("nextRecordsUrl", call.url("query/" + next)));
    ArrayNode records = body.putArray("records");
    var output = new JsonOutput(call);
    page.records().forEach(record -> records.add(output.record(record)));
    return Answer.json(200, body.toString());
  }
}
