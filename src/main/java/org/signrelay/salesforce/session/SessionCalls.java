package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Sends a request in the org's session. A session that is over is renewed once and the request
 * repeated once; what then still fails stops the org, so that nothing loops. So does a session that
 * the REST API does not take at all: another one would be no better before a person has looked.
 */
@ApplicationScoped
public class SessionCalls {
  @Inject Sessions sessions;
  @Inject SalesforceHttp http;

  /**
   * The answer of a request, successful or not.
   *
   * @param request makes the request for a session; called again for the repeat
   * @throws SalesforceException if there is no session to be had, or no answer; with {@code HOLD}
   *     for a login if the session is of no use
   */
  public Answer send(Org org, Scope scope, Function<Session, HttpUriRequestBase> request) {
    return send(org, scope, request, http::send);
  }

  /**
   * The same for a request with a large body, which may take longer than others.
   *
   * @param request makes the request for a session; its body can be written again
   */
  public Answer upload(Org org, Scope scope, Function<Session, HttpUriRequestBase> request) {
    return send(org, scope, request, http::upload);
  }

  private Answer send(
      Org org, Scope scope, Function<Session, HttpUriRequestBase> request, Exchange exchange) {
    Session session = sessions.current(org);
    Answer answer = exchange.with(org.id(), authorised(request, session), scope);
    Optional<Failure> failed = Judgement.ofSession(answer, scope);
    if (failed.isEmpty()) {
      return noted(org, session, answer, scope);
    }
    if (failed.get().reaction() == Reaction.HOLD) {
      throw refused(org, session, "Salesforce refuses the session", failed.get());
    }
    Session renewed = sessions.renew(org, session);
    Answer repeated = exchange.with(org.id(), authorised(request, renewed), scope);
    Optional<Failure> again = Judgement.ofSession(repeated, scope);
    if (again.isPresent()) {
      throw refused(
          org, renewed, "Salesforce refuses a session that it has just opened", again.get());
    }
    return noted(org, renewed, repeated, scope);
  }

  /** A way to send a request. */
  @FunctionalInterface
  private interface Exchange {
    Answer with(OrgId org, HttpUriRequestBase request, Scope scope);
  }

  /**
   * What stops the org may come from a place where it no longer lives: when it goes on, a new login
   * says where that is.
   */
  private Answer noted(Org org, Session session, Answer answer, Scope scope) {
    if (answer.isSuccessful() && !answer.isHtml()) {
      sessions.taken(org, session);
    } else if (Judgement.of(answer, scope).reaction() == Reaction.HOLD) {
      sessions.giveUp(org, session);
    }
    return answer;
  }

  private static HttpUriRequestBase authorised(
      Function<Session, HttpUriRequestBase> request, Session session) {
    HttpUriRequestBase authorised = request.apply(session);
    authorised.setHeader("Authorization", "Bearer " + session.token().reveal());
    authorised.setHeader("Accept", "application/json");
    authorised.setHeader("Sforce-Call-Options", "client=SignRelay");
    authorised.setHeader("Sforce-Duplicate-Rule-Header", "allowSave=true");
    authorised.setHeader("Sforce-Auto-Assign", "FALSE");
    return authorised;
  }

  private SalesforceException refused(Org org, Session useless, String what, Failure last) {
    Failure refusal =
        new Failure(Reaction.HOLD, Scope.LOGIN, last.code(), what + ": " + last.message());
    sessions.refuse(org, useless, refusal);
    return new SalesforceException(refusal);
  }
}
