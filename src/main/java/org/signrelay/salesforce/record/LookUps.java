package org.signrelay.salesforce.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
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

  /** Pages of 2,000 rows that are followed; a key with more matches than that is no key. */
  private static final int MOST_PAGES = 10;

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

  private void find(Org org, LookUpQuery query, Map<LookUp, Found> into) {
    try {
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
          JsonAnswer.object(answer)
              .orElseThrow(() -> new SalesforceException(Judgement.of(answer, Scope.REQUEST)));
      take(org, query, page, into);
    } catch (SalesforceException failed) {
      query.lookUps().forEach(lookUp -> into.put(lookUp, new Found.Unknown(failed.failure())));
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
              .orElseThrow(() -> new SalesforceException(Judgement.of(answer, Scope.REQUEST)));
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
        throw new SalesforceException(Judgement.of(answer, Scope.RECORD));
      }
      take(org, query, page, into);
    } catch (SalesforceException failed) {
      query.lookUps().forEach(lookUp -> into.put(lookUp, new Found.Unknown(failed.failure())));
    }
  }

  private void take(Org org, LookUpQuery query, JsonObject firstPage, Map<LookUp, Found> into) {
    query
        .assign(rows(org, firstPage))
        .forEach((lookUp, records) -> into.put(lookUp, new Found.Matches(records)));
  }

  private List<JsonObject> rows(Org org, JsonObject firstPage) {
    List<JsonObject> rows = new ArrayList<>(records(firstPage));
    Optional<String> next = next(firstPage);
    for (int page = 1; next.isPresent() && page < MOST_PAGES; page++) {
      String path = next.get();
      Answer answer =
          calls.send(org, Scope.REQUEST, session -> new HttpGet(session.instance() + path));
      JsonObject more =
          JsonAnswer.object(answer)
              .orElseThrow(() -> new SalesforceException(Judgement.of(answer, Scope.REQUEST)));
      rows.addAll(records(more));
      next = next(more);
    }
    return rows;
  }

  private static List<JsonObject> records(JsonObject page) {
    return JsonAnswer.objects(page, "records")
        .orElseThrow(
            () ->
                new SalesforceException(
                    new Failure(
                        Reaction.RETRY,
                        Scope.REQUEST,
                        "unreadable-answer",
                        "Salesforce answered a query without records")));
  }

  /** The path of the next page; one that leads elsewhere is not followed. */
  private static Optional<String> next(JsonObject page) {
    return page.get("nextRecordsUrl") instanceof JsonString path
            && path.getString().startsWith("/services/data/")
        ? Optional.of(path.getString())
        : Optional.empty();
  }
}
