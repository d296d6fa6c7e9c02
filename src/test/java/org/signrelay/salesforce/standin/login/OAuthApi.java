package org.signrelay.salesforce.standin.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.Request;

/** Answers {@code /services/oauth2/token} and {@code /services/oauth2/userinfo}. */
public final class OAuthApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TokenEndpoint endpoint;
  private final Sessions sessions;
  private final Instance instance;
  private final String organizationId;
  private volatile Consumer<ObjectNode> finish = answer -> {};

  public OAuthApi(
      TokenEndpoint endpoint, Sessions sessions, Instance instance, String organizationId) {
    this.endpoint = endpoint;
    this.sessions = sessions;
    this.instance = instance;
    this.organizationId = organizationId;
  }

  /** Changes answers of successful logins, such as by leaving {@code token_type} out. */
  public void finishAnswers(Consumer<ObjectNode> change) {
    finish = change;
  }

  /** Logs in; who tries it is told to {@code attempt}. */
  public Answer token(Request request, Consumer<String> attempt) {
    Map<String, String> form = request.form();
    TokenEndpoint.attemptOf(form).ifPresent(attempt);
    try {
      User user = endpoint.logIn(form);
      attempt.accept(user.username());
      return Answer.json(200, success(user).toString());
    } catch (OAuthException refused) {
      ObjectNode body = JSON.createObjectNode();
      body.put("error", refused.error());
      body.put("error_description", refused.getMessage());
      return Answer.json(400, body.toString());
    }
  }

  /** Who a session belongs to. */
  public Answer userInfo(Session session) {
    ObjectNode body = JSON.createObjectNode();
    body.put("sub", identity(session.user()));
    body.put("user_id", session.user().id());
    body.put("organization_id", organizationId);
    body.put("preferred_username", session.user().username());
    body.put("name", session.user().username());
    return Answer.json(200, body.toString());
  }

  private ObjectNode success(User user) {
    Session session = sessions.open(user);
    ObjectNode body = JSON.createObjectNode();
    body.put("access_token", session.token());
    body.put("signature", "c2lnbmF0dXJlIG9mIHRoZSBzdGFuZC1pbg==");
    body.put("scope", "api");
    body.put("instance_url", instance.uri().toString());
    body.put("id", identity(user));
    body.put("token_type", "Bearer");
    body.put("issued_at", String.valueOf(session.lastUse().toEpochMilli()));
    finish.accept(body);
    return body;
  }

  private String identity(User user) {
    return instance.uri().resolve("/id/" + organizationId + "/" + user.id()).toString();
  }
}
