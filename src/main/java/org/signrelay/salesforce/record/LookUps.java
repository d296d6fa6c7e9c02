package org.signrelay.salesforce.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/**
 * Looks for many records with as few calls as it takes: one query for each object and key field, up
 * to five of them in one composite request.
 */
@ApplicationScoped
public class LookUps {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  /** Queries in one composite request; Salesforce allows no more. */
  private static final int QUERIES_IN_ONE = 5;

  private static final int URI_TOO_LONG = 414;

  @Inject SessionCalls calls;

  /** What each look-up gave; never throws, since one query may fail and another one not. */
  public Map<LookUp, Found> find(Org org, Collection<LookUp> lookUps) {
    Map<LookUp, Found> found = new HashMap<>();
    List<LookUpQuery> queries = LookUpQuery.of(lookUps);
    for (int from = 0; from < queries.size(); from += QUERIES_IN_ONE) {
      List<LookUpQuery> some =
          queries.subList(from, Math.min(from + QUERIES_IN_ONE, queries.size()));
      if (some.size() == 1) {
        find(org, some.get(0), found);
      } else {
        find(org, some, found);
      }
    }
    return found;
  }

  /**
   * All records that one look-up finds.
   *
   * @throws SalesforceException if Salesforce gave no usable answer
   */
  public List<FoundRecord> find(Org org, LookUp lookUp) {
    Found found = find(org, List.of(lookUp)).get(lookUp);
    if (found instanceof Found.Unknown unknown) {
      throw new SalesforceException(unknown.failure());
    }
    return ((Found.Matches) found).records();
  }

  /** A query whose pages Salesforce no longer has is started once more from its beginning. */
  private void find(Org org, LookUpQuery query, Map<LookUp, Found> into) {
    try {
      ask(org, query, into);
    } catch (SalesforceException failed) {
      if (failed.failure().reaction() == Reaction.RESTART_QUERY) {
        startAgain(org, query, into);
      } else {
        notFound(org, query, failed.failure(), into);
      }
    }
  }

  private void startAgain(Org org, LookUpQuery query, Map<LookUp, Found> into) {
    try {
      ask(org, query, into);
    } catch (SalesforceException failed) {
      notFound(org, query, failed.failure(), into);
    }
  }

  private void ask(Org org, LookUpQuery query, Map<LookUp, Found> into) {
    Answer answer =
        calls.send(
            org,
            Scope.REQUEST,
            session -> new HttpGet(session.rest(org) + "/query?q=" + query.encoded()));
    if (answer.status() == URI_TOO_LONG && !query.halves().isEmpty()) {
      query.halves().forEach(half -> find(org, half, into));
      return;
    }
    JsonObject page =
        JsonAnswer.object(answer).orElseThrow(() -> QueryPages.failed(answer, Scope.REQUEST));
    take(org, query, page, into);
  }

  /**
   * Designs that look into the same object share a query; one that is refused for good may be so
   * for the sake of one design's fields, so each design's part is asked for by itself.
   */
  private void notFound(Org org, LookUpQuery query, Failure failure, Map<LookUp, Found> into) {
    List<LookUpQuery> parts = query.bySettings();
    if (failure.reaction() == Reaction.DEAD_LETTER && parts.size() > 1) {
      parts.forEach(part -> find(org, part, into));
    } else {
      query.lookUps().forEach(lookUp -> into.put(lookUp, new Found.Unknown(failure)));
    }
  }

  private void find(Org org, List<LookUpQuery> queries, Map<LookUp, Found> into) {
    try {
      Answer answer =
          calls.send(
              org,
              Scope.REQUEST,
              session -> {
                var request = new HttpPost(session.rest(org) + "/composite");
                request.setEntity(
                    new StringEntity(composite(org, queries), ContentType.APPLICATION_JSON));
                return request;
              });
      List<JsonObject> results =
          JsonAnswer.object(answer)
              .flatMap(body -> JsonAnswer.objects(body, "compositeResponse"))
              .filter(list -> list.size() == queries.size())
              .orElseThrow(() -> QueryPages.failed(answer, Scope.REQUEST));
      for (int i = 0; i < queries.size(); i++) {
        takeSubResult(org, queries.get(i), results.get(i), into);
      }
    } catch (SalesforceException failed) {
      queries.stream()
          .flatMap(query -> query.lookUps().stream())
          .forEach(lookUp -> into.put(lookUp, new Found.Unknown(failed.failure())));
    }
  }

  private static String composite(Org org, List<LookUpQuery> queries) {
    JsonArrayBuilder requests = JSON.createArrayBuilder();
    for (int i = 0; i < queries.size(); i++) {
      requests.add(
          JSON.createObjectBuilder()
              .add("method", "GET")
              .add("referenceId", "lookUp" + i)
              .add(
                  "url",
                  "/services/data/v" + org.apiVersion() + "/query?q=" + queries.get(i).encoded()));
    }
    return JSON.createObjectBuilder()
        .add("allOrNone", false)
        .add("compositeRequest", requests)
        .build()
        .toString();
  }

  private void takeSubResult(
      Org org, LookUpQuery query, JsonObject result, Map<LookUp, Found> into) {
    int status = result.get("httpStatusCode") instanceof JsonNumber code ? code.intValue() : 0;
    JsonValue body = result.getOrDefault("body", JsonValue.NULL);
    Answer answer =
        Answer.of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    try {
      if (!answer.isSuccessful() || !(body instanceof JsonObject page)) {
        throw QueryPages.failed(answer, Scope.RECORD);
      }
      take(org, query, page, into);
    } catch (SalesforceException failed) {
      if (failed.failure().reaction() == Reaction.RESTART_QUERY) {
        startAgain(org, query, into);
      } else {
        notFound(org, query, failed.failure(), into);
      }
    }
  }

  /** With more rows than are read, keys that had no match so far are looked for by themselves. */
  private void take(Org org, LookUpQuery query, JsonObject firstPage, Map<LookUp, Found> into) {
    QueryPages.Rows read = new QueryPages(calls, org).from(firstPage);
    List<LookUp> open = new ArrayList<>();
    query
        .assign(read.rows())
        .forEach(
            (lookUp, records) -> {
              if (read.complete() || records.size() > 1) {
                into.put(lookUp, new Found.Matches(records));
              } else {
                open.add(lookUp);
              }
            });
    if (open.size() == query.lookUps().size()) {
      throw QueryPages.again("incomplete-answer", "Salesforce has more pages than are read");
    }
    LookUpQuery.of(open).forEach(rest -> find(org, rest, into));
  }
}
