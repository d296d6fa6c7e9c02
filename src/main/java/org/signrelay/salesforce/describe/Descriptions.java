package org.signrelay.salesforce.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.SessionCalls;

/**
 * What orgs say of their objects, kept in memory for an hour. Threads that find nothing kept each
 * ask for themselves, so that none waits for another's call.
 */
@ApplicationScoped
public class Descriptions {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration RECENT = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 100;

  private final Map<Key, ObjectDescription> kept = Collections.synchronizedMap(new Newest());

  @Inject SessionCalls calls;
  @Inject Clock clock;

  /**
   * An object's description, at most an hour old. One API call if none is kept.
   *
   * @throws SalesforceException if Salesforce gave no usable answer
   */
  public ObjectDescription of(Org org, String object) {
    return of(org, object, KEPT);
  }

  /**
   * An object's description, at most a minute old, for one who doubts an older one: somebody may
   * have mended the field in the meantime.
   *
   * @throws SalesforceException if Salesforce gave no usable answer
   */
  public ObjectDescription recent(Org org, String object) {
    return of(org, object, RECENT);
  }

  /**
   * An object's description as it is now, which replaces the one that is kept. One API call.
   *
   * @throws SalesforceException if Salesforce gave no usable answer
   */
  public ObjectDescription now(Org org, String object) {
    return ask(org, object);
  }

  private ObjectDescription of(Org org, String object, Duration oldest) {
    ObjectDescription known = kept.get(Key.of(org, object));
    return known != null && known.taken().plus(oldest).isAfter(clock.instant())
        ? known
        : ask(org, object);
  }

  private ObjectDescription ask(Org org, String object) {
    Answer answer =
        calls.send(
            org,
            Scope.REQUEST,
            session -> new HttpGet(session.rest(org) + "/sobjects/" + object + "/describe"));
    if (!answer.isSuccessful()) {
      throw notDescribed(answer);
    }
    ObjectDescription described =
        DescribeAnswer.read(answer.body(), clock.instant()).orElseThrow(() -> notDescribed(answer));
    kept.put(Key.of(org, object), described);
    return described;
  }

  private static SalesforceException notDescribed(Answer answer) {
    return new SalesforceException(Judgement.of(answer, Scope.REQUEST).ofQuestion());
  }

  private record Key(OrgId org, String apiVersion, String object) {
    static Key of(Org org, String object) {
      return new Key(org.id(), org.apiVersion(), object.toLowerCase(Locale.ROOT));
    }
  }

  /** Forgets what was not used for longest when there is too much. */
  private static final class Newest extends LinkedHashMap<Key, ObjectDescription> {
    private static final long serialVersionUID = 1L;

    Newest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, ObjectDescription> eldest) {
      return size() > MOST_KEPT;
    }
  }
}
