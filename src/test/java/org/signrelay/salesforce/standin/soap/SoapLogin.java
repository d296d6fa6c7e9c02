package org.signrelay.salesforce.standin.soap;

import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.login.Session;
import org.signrelay.salesforce.standin.login.User;
import org.signrelay.salesforce.standin.protocol.ApiVersions;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;

/** {@code login()}, which exists up to version 64, and {@code getUserInfo()}. */
final class SoapLogin {
  private final Org org;

  SoapLogin(Org org) {
    this.org = org;
  }

  String login(SoapRequest soap, CallScope scope) {
    String username = soap.argument("username").orElse("");
    scope.loginAttemptOf(username);
    if (soap.version() > ApiVersions.LAST_SOAP_LOGIN) {
      throw SalesforceException.badRequest(
          "INVALID_OPERATION",
          "The SOAP Login operation is not available in the API version specified (%d.0)"
              .formatted(soap.version()));
    }
    if (!org.settings().soapLogin()) {
      throw SalesforceException.badRequest(
          "INVALID_OPERATION", "SOAP API login() is disabled by default in this org");
    }
    User user = org.users().logIn(username, soap.argument("password").orElse(""));
    Session session = org.sessions().open(user);
    String path = soap.api().equals("partner") ? "u" : "c";
    String place = org.instance().uri() + "/services/Soap/%s/" + soap.version() + ".0/" + org.id();
    return """
    <result><metadataServerUrl>%s</metadataServerUrl><passwordExpired>%s</passwordExpired>\
    <sandbox>false</sandbox><serverUrl>%s</serverUrl><sessionId>%s</sessionId>\
    <userId>%s</userId><userInfo>%s</userInfo></result>"""
        .formatted(
            place.formatted("m"),
            user.passwordExpired(),
            place.formatted(path),
            session.token(),
            user.id(),
            userInfo(user));
  }

  String userInfo(CallScope scope) {
    return "<result>" + userInfo(scope.session().user()) + "</result>";
  }

  private String userInfo(User user) {
    String name = ErrorBodies.xml(user.username());
    return """
    <accessibilityMode>false</accessibilityMode><chatterExternal>false</chatterExternal>\
    <currencySymbol>$</currencySymbol>\
    <orgAttachmentFileSizeLimit>%d</orgAttachmentFileSizeLimit>\
    <orgDefaultCurrencyIsoCode>USD</orgDefaultCurrencyIsoCode>\
    <orgDefaultCurrencyLocale>en_US</orgDefaultCurrencyLocale>\
    <orgDisallowHtmlAttachments>false</orgDisallowHtmlAttachments>\
    <orgHasPersonAccounts>false</orgHasPersonAccounts><organizationId>%s</organizationId>\
    <organizationMultiCurrency>false</organizationMultiCurrency>\
    <organizationName>Stand-in</organizationName><profileId>%s</profileId>\
    <roleId xsi:nil="true"/><sessionSecondsValid>%d</sessionSecondsValid>\
    <userDefaultCurrencyIsoCode xsi:nil="true"/><userEmail>%s</userEmail>\
    <userFullName>%s</userFullName><userId>%s</userId><userLanguage>en_US</userLanguage>\
    <userLocale>en_US</userLocale><userName>%s</userName><userTimeZone>GMT</userTimeZone>\
    <userType>Standard</userType><userUiSkin>Theme3</userUiSkin>"""
        .formatted(
            org.settings().attachmentSizeLimit(),
            org.id(),
            SalesforceId.of("00e", 1),
            org.sessions().idleTime().toSeconds(),
            name,
            name,
            user.id(),
            name);
  }
}
