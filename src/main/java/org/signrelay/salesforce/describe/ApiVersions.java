package org.signrelay.salesforce.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/** The versions of the REST API that an org's server speaks. */
@ApplicationScoped
public class ApiVersions {
  @Inject SessionCalls calls;

  /**
   * The versions, such as {@code 64.0}, oldest first; at least one. Does not count as an API call.
   *
   * @throws SalesforceException if Salesforce gave no usable answer
   */
  public List<String> offered(Org org) {
    Answer answer =
        calls.send(
            org, Scope.REQUEST, session -> new HttpGet(session.instance() + "/services/data"));
    List<String> versions = answer.isSuccessful() ? read(answer.body()) : List.of();
    if (versions.isEmpty()) {
      throw new SalesforceException(Judgement.of(answer, Scope.REQUEST));
    }
    return versions;
  }

  private static List<String> read(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.read() instanceof JsonArray versions
          ? versions.getValuesAs(JsonObject.class).stream()
              .map(version -> version.getString("version", ""))
              .filter(version -> !version.isEmpty())
              .toList()
          : List.of();
    } catch (JsonException cutOff) {
      return List.of();
    }
  }
}
