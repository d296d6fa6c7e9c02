package org.signrelay.salesforce.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPatch;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.Session;
import org.signrelay.salesforce.session.SessionCalls;

/** Finds the records that mirror documents and envelopes, and updates them by REST. */
@ApplicationScoped
public class Records {
  /** More matches than this are not told apart: the key is not a key. */
  private static final int MOST_MATCHES = 5;

  @Inject SessionCalls calls;

  /**
   * All records, five at most, whose key field holds the id, compared without case as Salesforce
   * compares text. One API call.
   *
   * @throws SalesforceException if Salesforce gave no usable answer
   */
  public List<FoundRecord> find(Org org, RecordSettings settings, String key) {
    String path = "/query?q=" + URLEncoder.encode(query(settings, key), StandardCharsets.UTF_8);
    Answer answer =
        calls.send(org, Scope.REQUEST, session -> new HttpGet(rest(org, session) + path));
    return read(answer, settings);
  }

  /**
   * Writes fields of a record. One API call.
   *
   * @param fields values by API name
   * @throws SalesforceException if Salesforce did not confirm the update
   */
  public void update(Org org, String object, String recordId, Map<String, JsonValue> fields) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    fields.forEach(body::add);
    String json = body.build().toString();
    Answer answer =
        calls.send(
            org,
            Scope.RECORD,
            session -> {
              var request =
                  new HttpPatch(rest(org, session) + "/sobjects/" + object + "/" + recordId);
              request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
              return request;
            });
    if (answer.status() != 204) {
      throw failed(Judgement.of(answer, Scope.RECORD));
    }
  }

  /** A repeated update does no harm, so there is nothing to look for before it. */
  private static SalesforceException failed(Failure failure) {
    if (failure.reaction() != Reaction.RECONCILE) {
      return new SalesforceException(failure);
    }
    boolean conflict = failure.code().startsWith("DUPLICATE_");
    return new SalesforceException(
        failure.withReaction(conflict ? Reaction.DEAD_LETTER : Reaction.RETRY));
  }

  private static String rest(Org org, Session session) {
    return session.instance() + "/services/data/v" + org.apiVersion();
  }

  private static String query(RecordSettings settings, String key) {
    String fields =
        Stream.concat(Stream.of("Id", settings.statusField()), settings.authTokenField().stream())
            .distinct()
            .collect(Collectors.joining(","));
    return "SELECT %s FROM %s WHERE %s = %s LIMIT %d"
        .formatted(fields, settings.object(), settings.keyField(), Soql.literal(key), MOST_MATCHES);
  }

  private static List<FoundRecord> read(Answer answer, RecordSettings settings) {
    return rows(answer)
        .orElseThrow(() -> new SalesforceException(Judgement.of(answer, Scope.REQUEST)))
        .stream()
        .map(row -> found(row, settings))
        .toList();
  }

  private static Optional<List<JsonObject>> rows(Answer answer) {
    if (!answer.isSuccessful()) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.read() instanceof JsonObject result
              && result.get("records") instanceof JsonArray records
          ? Optional.of(records.getValuesAs(JsonObject.class))
          : Optional.empty();
    } catch (JsonException cutOff) {
      return Optional.empty();
    }
  }

  private static FoundRecord found(JsonObject row, RecordSettings settings) {
    return new FoundRecord(
        text(row, "Id").orElseThrow(),
        text(row, settings.statusField()),
        settings.authTokenField().flatMap(field -> text(row, field)));
  }

  /** Salesforce names fields as they are declared, whatever the case in the query. */
  private static Optional<String> text(JsonObject row, String field) {
    return row.entrySet().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(field))
        .map(Map.Entry::getValue)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .findFirst();
  }
}
