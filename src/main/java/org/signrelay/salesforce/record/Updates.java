package org.signrelay.salesforce.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPatch;
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
 * Writes many records with as few calls as it takes: up to 200 in one collection update, each with
 * its own result. A single record is written by a request of its own.
 */
@ApplicationScoped
public class Updates {
  /** Records in one collection; Salesforce allows no more. */
  public static final int RECORDS_IN_ONE = 200;

  /** How often items are sent again that only echo another item's error. */
  private static final int MOST_ECHOES = 3;

  @Inject SessionCalls calls;

  /**
   * Why each update failed, or empty if Salesforce confirmed it. Never throws, since one request
   * may fail and another one not. A repeated update does no harm.
   */
  public Map<RecordUpdate, Optional<Failure>> write(Org org, List<RecordUpdate> updates) {
    Map<RecordUpdate, Optional<Failure>> results = new HashMap<>();
    UpdateRequests.of(updates).forEach(request -> results.putAll(send(org, request)));
    return results;
  }

  private Map<RecordUpdate, Optional<Failure>> send(Org org, List<RecordUpdate> updates) {
    return updates.size() == 1
        ? Map.of(updates.get(0), sendOne(org, updates.get(0)))
        : resolveEchoes(org, sendCollection(org, updates));
  }

  private Optional<Failure> sendOne(Org org, RecordUpdate update) {
    try {
      Answer answer =
          patch(
              org,
              Scope.RECORD,
              "/sobjects/" + update.object() + "/" + update.recordId(),
              UpdateBody.of(update));
      return UpdateResults.ofOne(answer);
    } catch (SalesforceException failed) {
      return Optional.of(failed.failure().withoutCreate());
    }
  }

  private Map<RecordUpdate, Optional<Failure>> sendCollection(Org org, List<RecordUpdate> updates) {
    try {
      Answer answer = patch(org, Scope.REQUEST, "/composite/sobjects", UpdateBody.of(updates));
      return UpdateResults.ofEach(updates, answer)
          .orElseGet(() -> notTaken(org, updates, UpdateResults.ofWhole(answer)));
    } catch (SalesforceException failed) {
      return UpdateResults.all(updates, failed.failure().withoutCreate());
    }
  }

  /** A request that is refused for good may be so for the sake of one record: it is split. */
  private Map<RecordUpdate, Optional<Failure>> notTaken(
      Org org, List<RecordUpdate> updates, Failure failure) {
    if (failure.reaction() != Reaction.DEAD_LETTER) {
      return UpdateResults.all(updates, failure);
    }
    int middle = updates.size() / 2;
    Map<RecordUpdate, Optional<Failure>> results = new HashMap<>();
    results.putAll(send(org, updates.subList(0, middle)));
    results.putAll(send(org, updates.subList(middle, updates.size())));
    return results;
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
}
