package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Logs in with Salesforce's SOAP {@code login()}, which exists in API versions 31 to 64 and is
 * retired in Summer '27.
 */
@ApplicationScoped
class SoapLogin implements Login<Credentials.Soap> {
  private static final ContentType XML = ContentType.create("text/xml", StandardCharsets.UTF_8);

  @Inject SalesforceHttp http;
  @Inject TrustedHosts trustedHosts;

  @Override
  public Class<Credentials.Soap> credentials() {
    return Credentials.Soap.class;
  }

  @Override
  public Session login(Org org, Credentials.Soap credentials) {
    HttpPost request =
        new HttpPost(URI.create(org.loginHost() + "/services/Soap/u/" + credentials.apiVersion()));
    request.setHeader("SOAPAction", "\"\"");
    request.setEntity(new StringEntity(envelope(credentials.user()), XML));
    Answer answer = http.send(org.id(), request, Scope.LOGIN);
    LoginResult result =
        answer.isSuccessful() && !answer.isHtml()
            ? LoginResult.read(answer.body())
            : LoginResult.NONE;
    if (result.passwordExpired()) {
      throw LoginFailure.refused(
          "password-expired", "the password of the integration user has expired");
    }
    if (result.sessionId().isEmpty()) {
      throw new SalesforceException(LoginFailure.of(answer));
    }
    return session(result);
  }

  private Session session(LoginResult result) {
    return new Session(trustedHosts.require(result.serverUrl()), new Secret(result.sessionId()));
  }

  private static String envelope(SalesforceUser user) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:urn=\"urn:partner.soap.sforce.com\"><soapenv:Header><urn:CallOptions>"
        + "<urn:client>SignRelay</urn:client></urn:CallOptions></soapenv:Header><soapenv:Body>"
        + "<urn:login><urn:username>"
        + escape(user.name())
        + "</urn:username><urn:password>"
        + escape(user.passwordWithToken().reveal())
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
