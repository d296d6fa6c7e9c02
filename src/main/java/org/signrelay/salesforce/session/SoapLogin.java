package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.signrelay.design.Org;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Logs in with Salesforce's SOAP {@code login()}, which exists in API versions 31 to 64 and is
 * retired in Summer '27.
 */
@ApplicationScoped
class SoapLogin {
  private static final ContentType XML = ContentType.create("text/xml", StandardCharsets.UTF_8);

  @Inject SalesforceHttp http;
  @Inject TrustedHosts trustedHosts;

  /**
   * Sends one login.
   *
   * @throws SalesforceException with {@code HOLD} if Salesforce refused it, {@code RETRY_LATER} if
   *     the org cannot be entered now, {@code RETRY} if no usable answer came
   */
  Session login(Org org) {
    HttpPost request =
        new HttpPost(URI.create(org.loginHost() + "/services/Soap/u/" + org.loginApiVersion()));
    request.setHeader("SOAPAction", "\"\"");
    request.setEntity(new StringEntity(envelope(org), XML));
    Answer answer = http.send(org.id(), request, Scope.LOGIN);
    LoginResult result =
        answer.isSuccessful() && !answer.isHtml()
            ? LoginResult.read(answer.body())
            : LoginResult.NONE;
    if (result.passwordExpired()) {
      throw refused("password-expired", "the password of the integration user has expired");
    }
    if (result.sessionId().isEmpty()) {
      throw new SalesforceException(Judgement.of(answer, Scope.LOGIN));
    }
    return session(result);
  }

  private Session session(LoginResult result) {
    Optional<URI> instance = trustedHosts.origin(result.serverUrl());
    return instance
        .map(origin -> new Session(origin, new Secret(result.sessionId())))
        .orElseThrow(
            () ->
                refused(
                    "instance-not-allowed",
                    "the login named a server that is neither Salesforce's nor listed in"
                        + " signrelay.salesforce.allowed-hosts"));
  }

  private static SalesforceException refused(String code, String message) {
    return new SalesforceException(new Failure(Reaction.HOLD, Scope.LOGIN, code, message));
  }

  private static String envelope(Org org) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:urn=\"urn:partner.soap.sforce.com\"><soapenv:Header><urn:CallOptions>"
        + "<urn:client>SignRelay</urn:client></urn:CallOptions></soapenv:Header><soapenv:Body>"
        + "<urn:login><urn:username>"
        + escape(org.username())
        + "</urn:username><urn:password>"
        + escape(org.passwordWithToken().reveal())
        + "</urn:password></urn:login></soapenv:Body></soapenv:Envelope>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
