package org.signrelay.salesforce.standin.soap;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** Answers {@code /services/Soap/u} (partner) and {@code /services/Soap/c} (enterprise). */
public final class SoapApi {
  private static final Pattern OPERATION =
      Pattern.compile("<(?:\\w+:)?Body[^>]*>\\s*<(?:\\w+:)?(\\w+)");

  private final Org org;
  private final SoapLogin login;
  private final SoapQueries queries;
  private final SoapWrites writes;
  private final SoapDescribe describe;

  public SoapApi(Org org) {
    this.org = org;
    this.login = new SoapLogin(org);
    this.queries = new SoapQueries(org);
    this.writes = new SoapWrites(org);
    this.describe = new SoapDescribe(org);
  }

  public CallKind kind(Request request) {
    Matcher operation = OPERATION.matcher(request.text());
    String name = operation.find() ? operation.group(1).toLowerCase(Locale.ROOT) : "";
    return switch (name) {
      case "login" -> CallKind.LOGIN;
      case "query", "queryall" -> CallKind.QUERY;
      case "querymore" -> CallKind.QUERY_MORE;
      case "create" -> CallKind.COLLECTION_CREATE;
      case "update" -> CallKind.COLLECTION_UPDATE;
      case "delete" -> CallKind.COLLECTION_DELETE;
      case "getuserinfo" -> CallKind.USER_INFO;
      case "describesobject", "describesobjects" -> CallKind.DESCRIBE;
      default -> CallKind.OTHER;
    };
  }

  public Answer answer(Request request, CallScope scope) {
    boolean isLogin = kind(request) == CallKind.LOGIN;
    String api = request.path().startsWith("/services/Soap/c") ? "enterprise" : "partner";
    try {
      SoapRequest soap = SoapRequest.read(request);
      if (!isLogin) {
        scope.use(org.sessions().use(soap.header("SessionHeader", "sessionId").orElse("")));
        org.usage().count();
      }
      String results = results(soap, scope);
      return isLogin
          ? SoapAnswer.ofLogin(soap, results)
          : SoapAnswer.of(soap, org.usage(), results);
    } catch (SalesforceException refused) {
      return Answer.text(500, Answer.XML, ErrorBodies.soapFault(api, isLogin, fault(refused)));
    }
  }

  /** SOAP words an invalid session at greater length than REST. */
  private static ApiError fault(SalesforceException refused) {
    return refused.status() == 401
        ? ApiError.of(
            "INVALID_SESSION_ID",
            "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing"
                + " session hash")
        : refused.error();
  }

  private String results(SoapRequest soap, CallScope scope) {
    return switch (soap.operation().getLocalName()) {
      case "login" -> login.login(soap, scope);
      case "getUserInfo" -> login.userInfo(scope);
      case "query" -> queries.first(soap, false);
      case "queryAll" -> queries.first(soap, true);
      case "queryMore" -> queries.more(soap);
      case "create" -> writes.create(soap, scope);
      case "update" -> writes.update(soap, scope);
      case "delete" -> writes.delete(soap, scope);
      case "describeSObject", "describeSObjects" -> describe.describe(soap);
      default ->
          throw SalesforceException.badRequest(
              "soapenv:Client",
              "No operation available for request {urn:%s.soap.sforce.com}%s"
                  .formatted(soap.api(), soap.operation().getLocalName()));
    };
  }
}
