package org.signrelay.salesforce.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlErrorsTest {
  private static final SalesforceError LOCKED =
      new SalesforceError("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access");

  @Test
  void theErrorsOfTheRestApiAreAllFound() {
    // When
    ErrorBody body =
        XmlErrors.read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Errors>
              <Error><errorCode>UNABLE_TO_LOCK_ROW</errorCode>
                <message>unable to obtain exclusive access</message></Error>
              <Error><fields>Name</fields><message>too long: &lt;b&gt;</message>
                <errorCode>STRING_TOO_LONG</errorCode></Error>
            </Errors>
            """
                .strip());

    // Then
    assertThat(body.errors())
        .containsExactly(LOCKED, new SalesforceError("STRING_TOO_LONG", "too long: <b>"));
    assertThat(body.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INVALID_LOGIN",
        "sf:INVALID_LOGIN",
        "ns1:INVALID_LOGIN",
        "soapenv:INVALID_LOGIN",
        " sf:INVALID_LOGIN\n",
        "<![CDATA[INVALID_LOGIN]]>"
      })
  void aFaultCodeCountsWithoutItsPrefix(String faultCode) {
    // When
    ErrorBody body = XmlErrors.read(fault("<faultcode>" + faultCode + "</faultcode>"));

    // Then
    assertThat(body.errors()).containsExactly(new SalesforceError("INVALID_LOGIN", "no entry"));
  }

  @Test
  void aFaultCodeMayDeclareItsPrefixItself() {
    // When
    ErrorBody body =
        XmlErrors.read(
            fault("<faultcode xmlns:ns1=\"urn:fault.partner\">ns1:INVALID_LOGIN</faultcode>"));

    // Then
    assertThat(body.errors()).containsExactly(new SalesforceError("INVALID_LOGIN", "no entry"));
  }

  @ParameterizedTest
  @CsvSource({"soapenv:Client", "soapenv:Server", "sf:UNKNOWN_EXCEPTION", "ns1:X", "X"})
  void theCodeInTheDetailOfAFaultIsTheBetterOne(String faultCode) {
    // Given
    String detail =
        "<detail><sf:LoginFault xsi:type=\"sf:LoginFault\"><sf:exceptionCode>LOGIN_MUST_USE_SECURITY_TOKEN"
            + "</sf:exceptionCode><sf:exceptionMessage>Invalid password</sf:exceptionMessage>"
            + "</sf:LoginFault></detail>";

    // When
    ErrorBody body = XmlErrors.read(fault("<faultcode>" + faultCode + "</faultcode>", detail));

    // Then
    assertThat(body.errors())
        .containsExactly(new SalesforceError("LOGIN_MUST_USE_SECURITY_TOKEN", "Invalid password"));
  }

  @Test
  void whatStandsBeforeACutCounts() {
    // When
    ErrorBody body =
        XmlErrors.read("<Errors><Error><errorCode>UNABLE_TO_LOCK_ROW</errorCode><message>unab");

    // Then
    assertThat(body.errors()).containsExactly(new SalesforceError("UNABLE_TO_LOCK_ROW", ""));
    assertThat(body.complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<Errors><Error><errorCode>UNABLE_TO_LO",
        "<Errors><Error><errorCode>UNABLE_TO_LOCK_ROW</error",
        "<Errors><Error><mess"
      })
  void halfACodeIsNone(String cut) {
    // When
    ErrorBody body = XmlErrors.read(cut);

    // Then
    assertThat(body).isEqualTo(new ErrorBody(List.of(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a/>",
        "<Errors/>",
        "<Errors><Error><errorCode/><message>x</message></Error></Errors>",
        "<Envelope><Body><response>INVALID_LOGIN</response></Body></Envelope>"
      })
  void anAnswerWithoutACodeHoldsNoError(String xml) {
    // When
    ErrorBody body = XmlErrors.read(xml);

    // Then
    assertThat(body).isEqualTo(new ErrorBody(List.of(), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"expanded\"", "SYSTEM \"file:///etc/passwd\""})
  void noEntityOfAnAnswerIsExpanded(String entity) {
    // Given
    String declaration = "<!DOCTYPE Errors [<!ENTITY own " + entity + ">]>";

    // When
    ErrorBody body =
        XmlErrors.read(
            declaration
                + "<Errors><Error><errorCode>X</errorCode><message>&own;</message></Error></Errors>");

    // Then
    assertThat(body.errors()).containsExactly(new SalesforceError("X", ""));
  }

  @Test
  void aPrefixNeedsNoDeclaration() {
    // When
    ErrorBody body =
        XmlErrors.read("<e:Fault><sf:exceptionCode>ORG_LOCKED</sf:exceptionCode></e:Fault>");

    // Then
    assertThat(body.errors()).containsExactly(new SalesforceError("ORG_LOCKED", ""));
  }

  private static String fault(String... members) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body><soapenv:Fault>"
        + members[0]
        + "<faultstring>no entry</faultstring>"
        + (members.length > 1 ? members[1] : "")
        + "</soapenv:Fault></soapenv:Body></soapenv:Envelope>";
  }
}
