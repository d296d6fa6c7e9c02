package org.signrelay.salesforce.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.signrelay.design.Org;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** Where Salesforce's OAuth gives tokens out: what all its logins have in common. */
@ApplicationScoped
class TokenEndpoint {
  /** Errors of RFC 6749 that say nothing against the credentials. */
  private static final Set<String> TRANSIENT = Set.of("server_error", "temporarily_unavailable");

  private static final Set<Integer> TRANSIENT_STATUS = Set.of(408, 420, 429);

  @Inject SalesforceHttp http;
  @Inject TrustedHosts trustedHosts;

  /**
   * Sends one login.
   *
   * @param form grant type and credentials
   * @throws SalesforceException as {@link Login#login} does
   */
  Session ask(Org org, Map<String, String> form) {
    HttpPost request = new HttpPost(URI.create(org.loginHost() + "/services/oauth2/token"));
    request.setHeader("Accept", "application/json");
    request.setEntity(new UrlEncodedFormEntity(pairs(form), UTF_8));
    Answer answer = http.send(org.id(), request, Scope.LOGIN);
    JsonObject token = answer.isSuccessful() ? object(answer) : JsonObject.EMPTY_JSON_OBJECT;
    Optional<String> accessToken = text(token, "access_token");
    if (accessToken.isEmpty()) {
      throw new SalesforceException(judged(answer));
    }
    return new Session(
        trustedHosts.require(text(token, "instance_url").orElse("")),
        new Secret(accessToken.get()));
  }

  private static List<NameValuePair> pairs(Map<String, String> form) {
    return form.entrySet().stream()
        .<NameValuePair>map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
        .toList();
  }

  /**
   * A page in place of an error counts as a refusal: if it was one, sending the same credentials
   * again could lock the user.
   */
  private static Failure judged(Answer answer) {
    Failure failure = LoginFailure.of(answer);
    if (TRANSIENT.contains(failure.code())) {
      return failure.withReaction(Reaction.RETRY);
    }
    if (failure.message().contains("login rate exceeded")) {
      return failure.withReaction(Reaction.RETRY_LATER);
    }
    boolean pageInPlaceOfAnError =
        answer.isHtml()
            && answer.status() >= 400
            && answer.status() < 500
            && !TRANSIENT_STATUS.contains(answer.status());
    return pageInPlaceOfAnError ? failure.withReaction(Reaction.HOLD) : failure;
  }

  private static JsonObject object(Answer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.read() instanceof JsonObject object ? object : JsonObject.EMPTY_JSON_OBJECT;
    } catch (JsonException cutOff) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
