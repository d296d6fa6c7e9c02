package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.signrelay.design.Org;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Sends a request in the org's session. A session that is over is renewed once and the request
 * repeated once; what then still fails stops the org, so that nothing loops.
 */
@ApplicationScoped
public class SessionCalls {
  @Inject Sessions sessions;
  @Inject SalesforceHttp http;

  /**
   * The answer of a request, successful or not.
   *
   * @param request makes the request for a session; called again for the repeat
   * @throws SalesforceException if there is no session to be had, or no answer
   */
  public Answer send(Org org, Scope scope, Function<Session, HttpUriRequestBase> request) {
    Session session = sessions.current(org);
    Answer answer = http.send(org.id(), authorised(request, session), scope);
    if (!isSessionOver(answer, scope)) {
      return answer;
    }
    Session renewed = sessions.renew(org, session);
    Answer repeated = http.send(org.id(), authorised(request, renewed), scope);
    if (isSessionOver(repeated, scope)) {
      Failure refused = refusedAtOnce(Judgement.of(repeated, scope));
      sessions.refuse(org, renewed, refused);
      throw new SalesforceException(refused);
    }
    return repeated;
  }

  /** Salesforce says so with whatever status; a successful answer is not read for nothing. */
  private static boolean isSessionOver(Answer answer, Scope scope) {
    boolean perhaps = !answer.isSuccessful() || answer.body().contains("SESSION");
    return perhaps && Judgement.of(answer, scope).reaction() == Reaction.REAUTHENTICATE;
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

  private static Failure refusedAtOnce(Failure last) {
    return new Failure(
        Reaction.HOLD,
        Scope.LOGIN,
        last.code(),
        "Salesforce refuses a session that it has just opened: " + last.message());
  }
}
