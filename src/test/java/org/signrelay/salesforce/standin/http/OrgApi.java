package org.signrelay.salesforce.standin.http;

import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.login.OAuthApi;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.rest.RestApi;
import org.signrelay.salesforce.standin.rest.RestRoute;
import org.signrelay.salesforce.standin.soap.SoapApi;

/** Hands requests to the API that their path belongs to. */
public final class OrgApi implements Api {
  private final Org org;
  private final OAuthApi oauth;
  private final SoapApi soap;
  private final RestApi rest;

  public OrgApi(Org org, OAuthApi oauth) {
    this.org = org;
    this.oauth = oauth;
    this.soap = new SoapApi(org);
    this.rest = new RestApi(org);
  }

  @Override
  public CallKind kind(Request request) {
    String path = request.path();
    if (path.equals("/services/oauth2/token")) {
      return CallKind.TOKEN;
    } else if (path.equals("/services/oauth2/userinfo")) {
      return CallKind.USER_INFO;
    } else if (path.startsWith("/services/Soap/")) {
      return soap.kind(request);
    }
    return path.startsWith("/services/data") ? RestRoute.kind(request) : CallKind.OTHER;
  }

  @Override
  public Answer answer(Request request, CallScope scope) {
    String path = request.path();
    if (path.equals("/services/oauth2/token")) {
      return oauth.token(request, scope::loginAttemptOf);
    } else if (path.equals("/services/oauth2/userinfo")) {
      return userInfo(request, scope);
    } else if (path.startsWith("/services/Soap/")) {
      return soap.answer(request, scope);
    } else if (path.startsWith("/services/data")) {
      return rest.answer(request, scope);
    }
    return Answer.html(404, "<html><head><title>URL No Longer Exists</title></head></html>");
  }

  private Answer userInfo(Request request, CallScope scope) {
    String header = request.headers().first("Authorization").orElse("");
    try {
      scope.use(org.sessions().use(header.replaceFirst("^\\w+ ", "")));
      return oauth.userInfo(scope.session());
    } catch (SalesforceException refused) {
      return Answer.text(403, "text/plain", "Bad_OAuth_Token");
    }
  }
}
