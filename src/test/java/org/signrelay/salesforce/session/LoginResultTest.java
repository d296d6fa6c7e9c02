package org.signrelay.salesforce.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginResultTest {
  private static final String SERVER = "https://acme.my.salesforce.com/services/Soap/u/64.0/00D1";

  @ParameterizedTest
  @ValueSource(strings = {"urn:partner.soap.sforce.com", "urn:enterprise.soap.sforce.com", "urn:x"})
  void theNamespaceDoesNotMatter(String namespace) {
    // When
    LoginResult result = LoginResult.read(answer("xmlns=\"" + namespace + "\"", "", "false"));

    // Then
    assertThat(result).isEqualTo(new LoginResult("00D1!SESSION", SERVER, false));
  }

  @Test
  void prefixesDoNotMatter() {
    // When
    LoginResult result = LoginResult.read(answer("xmlns:ns1=\"urn:partner\"", "ns1:", "false"));

    // Then
    assertThat(result).isEqualTo(new LoginResult("00D1!SESSION", SERVER, false));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "' true ', true", "1, true", "false, false", "0, false", "'', false"})
  void anExpiredPasswordIsNoticed(String written, boolean expected) {
    // When
    LoginResult result = LoginResult.read(answer("", "", written));

    // Then
    assertThat(result.passwordExpired()).isEqualTo(expected);
  }

  @Test
  void theUserIdThatStandsThereTwiceDisturbsNothing() {
    // Given
    String answer = answer("", "", "false");

    // When
    LoginResult result = LoginResult.read(answer);

    // Then
    assertThat(answer).containsSubsequence("<userId>", "<userId>");
    assertThat(result.sessionId()).isEqualTo("00D1!SESSION");
  }

  @Test
  void markupInTheSessionIdIsUndone() {
    // When
    LoginResult result = LoginResult.read("<r><sessionId>a&amp;b<![CDATA[<c>]]></sessionId></r>");

    // Then
    assertThat(result.sessionId()).isEqualTo("a&b<c>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "{\"sessionId\":\"x\"}",
        "<html><body><br>down for maintenance</body></html>",
        "<r><sessionId>00D1!SESS",
        "<r><sessionId>00D1!SESSION</sessionId><serverUrl>https://acme.my.sal",
        "<!DOCTYPE r [<!ENTITY own \"expanded\">]><r><sessionId>&own;</sessionId></r>"
      })
  void anAnswerThatIsNoneOrWasCutOffGivesNoSession(String body) {
    // When
    LoginResult result = LoginResult.read(body);

    // Then
    assertThat(result).isEqualTo(LoginResult.NONE);
  }

  @Test
  void anAnswerWithoutASessionGivesNone() {
    // When
    LoginResult result = LoginResult.read("<r xmlns:xsi=\"x\"><sessionId xsi:nil=\"true\"/></r>");

    // Then
    assertThat(result).isEqualTo(LoginResult.NONE);
  }

  private static String answer(String declaration, String prefix, String passwordExpired) {
    return """

        <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope %s
          xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><@loginResponse>
          <@result><@metadataServerUrl>https://elsewhere.example/</@metadataServerUrl>
          <@passwordExpired>%s</@passwordExpired><@sandbox>false</@sandbox>
          <@serverUrl>%s</@serverUrl>
          <@sessionId>00D1!SESSION</@sessionId><@userId>005A</@userId><@userInfo>
          <@organizationId>00D1</@organizationId><@sessionSecondsValid>7200</@sessionSecondsValid>
          <@userId>005A</@userId></@userInfo></@result></@loginResponse></soapenv:Body>
        </soapenv:Envelope>"""
        .formatted(declaration, passwordExpired, SERVER)
        .replace("@", prefix);
  }
}
