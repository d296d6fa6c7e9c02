package org.signrelay.salesforce.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/** Reads fields of a single record. */
@ApplicationScoped
public class RecordFields {
  @Inject SessionCalls calls;

  /**
   * A record with some of its fields.
   *
   * @param fields API names, at least one; they are safe in an address
   * @throws SalesforceException if the record cannot be read
   */
  public JsonObject read(Org org, String object, String recordId, List<String> fields) {
    String path = "/sobjects/" + object + "/" + recordId + "?fields=" + String.join(",", fields);
    Answer answer = calls.send(org, Scope.RECORD, session -> new HttpGet(session.rest(org) + path));
    return JsonAnswer.object(answer).orElseThrow(() -> QueryPages.failed(answer, Scope.RECORD));
  }

  /**
   * The first of some lookup fields that is filled.
   *
   * @throws SalesforceException if the record cannot be read
   */
  public Optional<String> firstFilled(
      Org org, String object, String recordId, List<String> fields) {
    JsonObject record = read(org, object, recordId, fields);
    return fields.stream()
        .map(record::get)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .filter(id -> !id.isBlank())
        .findFirst();
  }
}
