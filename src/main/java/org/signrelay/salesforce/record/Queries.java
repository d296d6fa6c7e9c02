package org.signrelay.salesforce.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/** Queries whose rows are all wanted. */
@ApplicationScoped
public class Queries {
  @Inject SessionCalls calls;

  /**
   * All rows of a query that selects {@code Id}.
   *
   * @param soql with literals made by {@link #literal}
   * @throws SalesforceException if Salesforce gave no usable answer, or more than {@value
   *     QueryPages#MOST_PAGES} pages
   */
  public List<JsonObject> rows(Org org, String soql) {
    Answer answer =
        calls.send(
            org,
            Scope.REQUEST,
            session ->
                new HttpGet(session.rest(org) + "/query?q=" + URLEncoder.encode(soql, UTF_8)));
    JsonObject first =
        JsonAnswer.object(answer).orElseThrow(() -> QueryPages.failed(answer, Scope.REQUEST));
    QueryPages.Rows rows = new QueryPages(calls, org).from(first);
    if (!rows.complete()) {
      throw new SalesforceException(
          new Failure(
              Reaction.DEAD_LETTER,
              Scope.RECORD,
              "too-many-rows",
              "there are more than " + rows.rows().size() + " rows to look through"));
    }
    return rows.rows();
  }

  /** A string literal with its quotes. */
  public static String literal(String text) {
    return Soql.literal(text);
  }
}
