package org.signrelay.salesforce.record;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/**
 * The rows of a query, which Salesforce gives in pages of up to 2,000. What a page lacks is never
 * taken for a record that does not exist.
 */
final class QueryPages {
  /** Pages that are followed; a key with more matches than they hold is no key. */
  static final int MOST_PAGES = 10;

  private final SessionCalls calls;
  private final Org org;

  QueryPages(SessionCalls calls, Org org) {
    this.calls = calls;
    this.org = org;
  }

  /**
   * What a query gave.
   *
   * @param complete false if there are more rows than were read
   */
  record Rows(List<JsonObject> rows, boolean complete) {}

  /**
   * The rows of a first page and of those that follow it.
   *
   * @throws SalesforceException if a page is not what it should be
   */
  Rows from(JsonObject firstPage) {
    List<JsonObject> rows = new ArrayList<>(records(firstPage));
    Optional<String> next = next(firstPage);
    for (int page = 1; next.isPresent() && page < MOST_PAGES; page++) {
      JsonObject more = page(next.get());
      rows.addAll(records(more));
      next = next(more);
    }
    return new Rows(rows, next.isEmpty());
  }

  private JsonObject page(String path) {
    Answer answer =
        calls.send(org, Scope.REQUEST, session -> new HttpGet(session.instance() + path));
    return JsonAnswer.object(answer).orElseThrow(() -> failed(answer, Scope.REQUEST));
  }

  /** What an answer without a page means. */
  static SalesforceException failed(Answer answer, Scope scope) {
    return new SalesforceException(Judgement.of(answer, scope).ofQuestion());
  }

  private static List<JsonObject> records(JsonObject page) {
    return JsonAnswer.objects(page, "records")
        .filter(rows -> rows.stream().allMatch(row -> row.get("Id") instanceof JsonString))
        .orElseThrow(
            () -> again("unreadable-answer", "Salesforce answered a query without records or ids"));
  }

  /** The path of the next page; one that leads elsewhere is not followed. */
  private static Optional<String> next(JsonObject page) {
    if (page.get("nextRecordsUrl") instanceof JsonString path
        && path.getString().startsWith("/services/data/")) {
      return Optional.of(path.getString());
    }
    if (JsonValue.FALSE.equals(page.get("done"))) {
      throw again("incomplete-answer", "Salesforce has more rows but does not say where");
    }
    return Optional.empty();
  }

  /** An answer that says too little, so that it is asked for again. */
  static SalesforceException again(String code, String message) {
    return new SalesforceException(new Failure(Reaction.RETRY, Scope.REQUEST, code, message));
  }
}
