package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoapLoginTest extends StandInTest {
  @Test
  void answersTheDocumentedResult() throws Exception {
    salesforce.addUser("bob", "secret", "token");

    var answer = RestClient.soapLogin(salesforce.uri(), 64, "bob", "secrettoken");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<passwordExpired>false</passwordExpired>")
        .contains("<serverUrl>" + salesforce.uri() + "/services/Soap/u/64.0/00D")
        .contains("<sessionSecondsValid>7200</sessionSecondsValid>")
        .contains("<orgAttachmentFileSizeLimit>5242880</orgAttachmentFileSizeLimit>");
    assertThat(answer.body().split("<userId>005")).hasSize(3);
  }

  @Test
  void aWrongPasswordIsAFaultAndTenOfThemLockTheUser() throws Exception {
    var refused = RestClient.soapLogin(salesforce.uri(), 64, USER, "wrong");

    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body())
        .contains("<faultcode>sf:INVALID_LOGIN</faultcode>")
        .contains("<sf:LoginFault xsi:type=\"sf:LoginFault\">")
        .contains("<sf:exceptionCode>INVALID_LOGIN</sf:exceptionCode>");
    for (int i = 0; i < 9; i++) {
      RestClient.soapLogin(salesforce.uri(), 64, USER, "wrong");
    }
    assertThat(salesforce.users().isLocked(USER)).isTrue();
    assertThat(RestClient.soapLogin(salesforce.uri(), 64, USER, "wrong").body())
        .contains("<sf:exceptionCode>PASSWORD_LOCKOUT</sf:exceptionCode>");
    assertThat(salesforce.calls().refusedLogins()).isEqualTo(11);
  }

  @Test
  void loginEndsWithVersion64AndCanBeSwitchedOff() throws Exception {
    assertThat(RestClient.soapLogin(salesforce.uri(), 65, USER, "x").body())
        .contains(
            "INVALID_OPERATION: The SOAP Login operation is not available in the API version"
                + " specified (65.0)");
    salesforce.settings().soapLogin(false);
    assertThat(RestClient.soapLogin(salesforce.uri(), 64, USER, "x").body())
        .contains("INVALID_OPERATION: SOAP API login() is disabled by default in this org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "64 | text/xml | | <faultcode>soapenv:Client</faultcode>",
        "64 | application/json | login | content-type of the request should be text/xml",
        "30 | text/xml | login | <sf:exceptionCode>UNSUPPORTED_API_VERSION</sf:exceptionCode>",
        "99 | text/xml | login | <sf:exceptionCode>UNSUPPORTED_API_VERSION</sf:exceptionCode>",
        "64 | text/xml | login | <faultcode>soapenv:Client</faultcode>"
      })
  void requestsThatAreNoSoapAreFaults(int version, String type, String action, String fault)
      throws Exception {
    var request =
        client
            .request("/services/Soap/u/" + version + ".0")
            .setHeader("Content-Type", type)
            .POST(BodyPublishers.ofString("<no-envelope/>"));
    if (action != null) {
      request.header("SOAPAction", action);
    }

    var refused = client.send(request);

    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.text()).contains(fault);
  }

  @Test
  void anExpiredPasswordLogsInToASessionThatIsGoodForNothing() throws Exception {
    salesforce.addUser("bob", "secret", "token");
    salesforce.users().expirePassword("bob");

    var answer = RestClient.soapLogin(salesforce.uri(), 64, "bob", "secrettoken");

    assertThat(answer.body()).contains("<passwordExpired>true</passwordExpired>");
    String session = RestClient.between(answer.body(), "<sessionId>", "</sessionId>");
    var refused = new RestClient(salesforce.uri(), session).get("limits");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.errorCode()).isEqualTo("INVALID_SESSION_ID");
  }

  @Test
  void sessionsEndWhenIdleOrOnDemand() throws Exception {
    salesforce.advance(Duration.ofMinutes(110));
    assertThat(client.get("limits").status()).isEqualTo(200);
    salesforce.advance(Duration.ofMinutes(110));
    assertThat(client.get("limits").status()).isEqualTo(200);

    salesforce.advance(Duration.ofMinutes(121));

    var refused = client.get("limits");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text())
        .isEqualTo(
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
  }

  @Test
  void theInstanceMovesAtTheNextLogin() throws Exception {
    salesforce.addUser("bob", "secret", "token");
    var place = salesforce.moveInstance();

    RestClient moved = RestClient.logIn(salesforce, "bob", "secrettoken");

    assertThat(moved.base().getPort()).isEqualTo(place.getPort());
    assertThat(moved.get("limits").status()).isEqualTo(200);
    assertThat(salesforce.moveInstance("localhost").getHost()).isEqualTo("localhost");
    assertThat(RestClient.logIn(salesforce, "bob", "secrettoken").get("limits").status())
        .isEqualTo(200);
  }
}
