package org.signrelay.salesforce.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPatch;
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
 * Writes many records with as few calls as it takes: up to 200 in one collection update, each with
 * its own result. A single record is written by a request of its own.
 */
@ApplicationScoped
public class Updates {
  /** Records in one collection; Salesforce allows no more. */
  public static final int RECORDS_IN_ONE = 200;

  /** Runs of one type in one collection; Salesforce allows no more. */
  private static final int TYPES_IN_ONE = 10;

  /** How often items are sent again that only echo another item's error. */
  private static final int MOST_ECHOES = 3;

  private static final int NO_CONTENT = 204;

  /** What a single request with the same error would be answered. */
  private static final int BAD_REQUEST = 400;

  @Inject SessionCalls calls;

  /**
   * Why each update failed, or empty if Salesforce confirmed it. Never throws, since one request
   * may fail and another one not. A repeated update does no harm.
   */
  public Map<RecordUpdate, Optional<Failure>> write(Org org, List<RecordUpdate> updates) {
    Map<RecordUpdate, Optional<Failure>> results = new HashMap<>();
    requests(updates).forEach(request -> results.putAll(send(org, request)));
    return results;
  }

  /** Sorted by type, since a collection may change its type only a few times; no record twice. */
  private static List<List<RecordUpdate>> requests(List<RecordUpdate> updates) {
    List<List<RecordUpdate>> requests = new ArrayList<>();
    Map<String, List<RecordUpdate>> byType =
        updates.stream()
            .collect(
                Collectors.groupingBy(
                    update -> update.object().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    List<RecordUpdate> rest = new ArrayList<>();
    byType.values().forEach(rest::addAll);
    while (!rest.isEmpty()) {
      List<RecordUpdate> request = new ArrayList<>();
      List<RecordUpdate> later = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      Set<String> types = new HashSet<>();
      for (RecordUpdate update : rest) {
        String type = update.object().toLowerCase(Locale.ROOT);
        boolean fits =
            request.size() < RECORDS_IN_ONE
                && (types.contains(type) || types.size() < TYPES_IN_ONE)
                && ids.add(update.recordId());
        if (fits) {
          types.add(type);
          request.add(update);
        } else {
          later.add(update);
        }
      }
      requests.add(request);
      rest = later;
    }
    return requests;
  }

  private Map<RecordUpdate, Optional<Failure>> send(Org org, List<RecordUpdate> updates) {
    return updates.size() == 1
        ? Map.of(updates.get(0), sendOne(org, updates.get(0)))
        : resolveEchoes(org, sendCollection(org, updates));
  }

  private Optional<Failure> sendOne(Org org, RecordUpdate update) {
    String body = fields(Json.createObjectBuilder(), update).build().toString();
    try {
      Answer answer =
          patch(org, Scope.RECORD, "/sobjects/" + update.object() + "/" + update.recordId(), body);
      return answer.status() == NO_CONTENT
          ? Optional.empty()
          : Optional.of(repeatable(Judgement.of(answer, Scope.RECORD)));
    } catch (SalesforceException failed) {
      return Optional.of(repeatable(failed.failure()));
    }
  }

  private Map<RecordUpdate, Optional<Failure>> sendCollection(Org org, List<RecordUpdate> updates) {
    try {
      Answer answer = patch(org, Scope.REQUEST, "/composite/sobjects", collection(updates));
      Optional<List<JsonObject>> results =
          JsonAnswer.objects(answer).filter(list -> list.size() == updates.size());
      return results.isPresent()
          ? takenApart(updates, results.get(), answer.status())
          : notTaken(org, updates, answer);
    } catch (SalesforceException failed) {
      return all(updates, repeatable(failed.failure()));
    }
  }

  /** A request that is refused for good may be so for the sake of one record: it is split. */
  private Map<RecordUpdate, Optional<Failure>> notTaken(
      Org org, List<RecordUpdate> updates, Answer answer) {
    Failure failure = wholeRequest(answer);
    if (failure.reaction() != Reaction.DEAD_LETTER) {
      return all(updates, failure);
    }
    int middle = updates.size() / 2;
    Map<RecordUpdate, Optional<Failure>> results = new HashMap<>();
    results.putAll(send(org, updates.subList(0, middle)));
    results.putAll(send(org, updates.subList(middle, updates.size())));
    return results;
  }

  private static Failure wholeRequest(Answer answer) {
    if (answer.isSuccessful() && JsonAnswer.objects(answer).isPresent()) {
      return new Failure(
          Reaction.RETRY,
          Scope.REQUEST,
          "incomplete-answer",
          "Salesforce did not answer one result for each record");
    }
    return repeatable(Judgement.of(answer, Scope.REQUEST));
  }

  private static Map<RecordUpdate, Optional<Failure>> takenApart(
      List<RecordUpdate> updates, List<JsonObject> results, int status) {
    Map<RecordUpdate, Optional<Failure>> taken = new LinkedHashMap<>();
    for (int i = 0; i < updates.size(); i++) {
      taken.put(updates.get(i), failureIn(results.get(i), status));
    }
    return taken;
  }

  private static Optional<Failure> failureIn(JsonObject result, int status) {
    if (result.getBoolean("success", false)) {
      return Optional.empty();
    }
    if (JsonAnswer.objects(result, "errors").filter(errors -> !errors.isEmpty()).isEmpty()) {
      return Optional.of(
          new Failure(
              Reaction.RETRY,
              Scope.RECORD,
              "unreadable-answer",
              "Salesforce answered neither success nor an error for this record"));
    }
    Answer item =
        Answer.of(
            status >= 200 && status < 300 ? BAD_REQUEST : status,
            "application/json",
            result.toString().getBytes(StandardCharsets.UTF_8));
    return Optional.of(repeatable(Judgement.of(item, Scope.RECORD)));
  }

  /** Items that only echo another one's error are sent again without those that had one. */
  private Map<RecordUpdate, Optional<Failure>> resolveEchoes(
      Org org, Map<RecordUpdate, Optional<Failure>> first) {
    Map<RecordUpdate, Optional<Failure>> results = new LinkedHashMap<>(first);
    for (int round = 0; round < MOST_ECHOES; round++) {
      List<RecordUpdate> echoes =
          results.entrySet().stream()
              .filter(result -> isEcho(result.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (echoes.isEmpty()) {
        return results;
      }
      results.putAll(
          echoes.size() == 1
              ? Map.of(echoes.get(0), sendOne(org, echoes.get(0)))
              : sendCollection(org, echoes));
    }
    return results;
  }

  private static boolean isEcho(Optional<Failure> failure) {
    return failure.filter(reason -> reason.reaction() == Reaction.ECHO).isPresent();
  }

  private static Map<RecordUpdate, Optional<Failure>> all(
      List<RecordUpdate> updates, Failure failure) {
    Map<RecordUpdate, Optional<Failure>> results = new HashMap<>();
    updates.forEach(update -> results.put(update, Optional.of(failure)));
    return results;
  }

  /** There is nothing to look for before an update is repeated, as there is before a create. */
  private static Failure repeatable(Failure failure) {
    if (failure.reaction() != Reaction.RECONCILE) {
      return failure;
    }
    boolean conflict = failure.code().startsWith("DUPLICATE_");
    return failure.withReaction(conflict ? Reaction.DEAD_LETTER : Reaction.RETRY);
  }

  private Answer patch(Org org, Scope scope, String path, String json) {
    return calls.send(
        org,
        scope,
        session -> {
          var request = new HttpPatch(session.rest(org) + path);
          request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
          return request;
        });
  }

  private static String collection(List<RecordUpdate> updates) {
    JsonArrayBuilder records = Json.createArrayBuilder();
    updates.forEach(
        update ->
            records.add(
                fields(
                    Json.createObjectBuilder()
                        .add("attributes", Json.createObjectBuilder().add("type", update.object()))
                        .add("id", update.recordId()),
                    update)));
    return Json.createObjectBuilder()
        .add("allOrNone", false)
        .add("records", records)
        .build()
        .toString();
  }

  private static JsonObjectBuilder fields(JsonObjectBuilder record, RecordUpdate update) {
    new TreeMap<>(update.fields()).forEach(record::add);
    return record;
  }
}
