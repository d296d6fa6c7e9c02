package org.signrelay.salesforce.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Configuration;
import org.signrelay.design.Credentials;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.w3c.dom.Document;

class SoapLoginTest {
  private final CannedAnswer http = new CannedAnswer();
  private final SoapLogin login = new SoapLogin();

  @BeforeEach
  void setUp() {
    Configuration configuration = new TestConfiguration().read();
    login.http = http;
    login.trustedHosts = new TrustedHosts();
    login.trustedHosts.designs = new Designs(() -> configuration);
    http.answer = answer(200, result("00D1!SESSION", "https://acme.my.salesforce.com/x", "false"));
  }

  @Test
  void aLoginOpensASessionOnTheServerThatItNames() {
    // When
    Session session = login("user", "password");

    // Then
    assertThat(session.instance()).isEqualTo(URI.create("https://acme.my.salesforce.com"));
    assertThat(session.token()).isEqualTo(new Secret("00D1!SESSION"));
  }

  @Test
  void theRequestIsTheOneThatSalesforceDocuments() throws Exception {
    // When
    login("user", "password");

    // Then
    assertThat(http.request.getUri())
        .isEqualTo(URI.create("https://login.salesforce.com/services/Soap/u/64.0"));
    assertThat(http.request.getFirstHeader("SOAPAction").getValue()).isEqualTo("\"\"");
    assertThat(http.request.getEntity().getContentType()).isEqualTo("text/xml; charset=UTF-8");
    assertThat(http.scope).isEqualTo(Scope.LOGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "&<>\"'",
        "&amp;",
        "]]>",
        "</urn:password><urn:password>x",
        "pässwörd 😀",
        " spaces "
      })
  void userAndPasswordArriveAsTheyAre(String text) throws Exception {
    // When
    login(text, text);

    // Then
    Document sent = http.sentXml();
    assertThat(sent.getElementsByTagName("urn:username").getLength()).isEqualTo(1);
    assertThat(sent.getElementsByTagName("urn:username").item(0).getTextContent()).isEqualTo(text);
    assertThat(sent.getElementsByTagName("urn:password").getLength()).isEqualTo(1);
    assertThat(sent.getElementsByTagName("urn:password").item(0).getTextContent())
        .isEqualTo(text + "T0KEN");
  }

  @Test
  void allFiveCharactersOfMarkupAreEscaped() {
    // When
    login("&<>\"'", "&<>\"'");

    // Then
    assertThat(http.sentText())
        .contains("<urn:username>&amp;&lt;&gt;&quot;&apos;</urn:username>")
        .contains("<urn:password>&amp;&lt;&gt;&quot;&apos;T0KEN</urn:password>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00D1!SESSION", ""})
  void anExpiredPasswordIsARefusalAlthoughTheLoginSucceeded(String sessionId) {
    // Given
    http.answer = answer(200, result(sessionId, "https://acme.my.salesforce.com/x", "true"));

    // When
    Failure failure = failure();

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.scope()).isEqualTo(Scope.LOGIN);
    assertThat(failure.code()).isEqualTo("password-expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/x", "http://acme.my.salesforce.com", ""})
  void aSessionOnAForeignServerIsARefusal(String serverUrl) {
    // Given
    http.answer = answer(200, result("00D1!SESSION", serverUrl, "false"));

    // When
    Failure failure = failure();

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.code()).isEqualTo("instance-not-allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "500, sf:INVALID_LOGIN, HOLD, INVALID_LOGIN",
    "500, ns1:INVALID_OPERATION, HOLD, INVALID_OPERATION",
    "500, INVALID_OPERATION_WITH_EXPIRED_PASSWORD, HOLD, INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
    "500, soapenv:Client, HOLD, Client",
    "200, sf:PASSWORD_LOCKOUT, HOLD, PASSWORD_LOCKOUT",
    "500, sf:LOGIN_DURING_RESTRICTED_TIME, RETRY_LATER, LOGIN_DURING_RESTRICTED_TIME",
    "500, sf:SERVER_UNAVAILABLE, RETRY, SERVER_UNAVAILABLE",
    "503, sf:UNKNOWN_EXCEPTION, RETRY, UNKNOWN_EXCEPTION"
  })
  void aFaultMeansWhatItsCodeSays(int status, String faultCode, Reaction reaction, String code) {
    // Given
    http.answer =
        answer(
            status,
            "<e:Envelope xmlns:e=\"urn:e\"><e:Body><e:Fault><faultcode>"
                + faultCode
                + "</faultcode><faultstring>no</faultstring></e:Fault></e:Body></e:Envelope>");

    // When
    Failure failure = failure();

    // Then
    assertThat(failure.reaction()).isEqualTo(reaction);
    assertThat(failure.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '<html><sessionId>x</sessionId></html>'",
    "503, '<html>down for maintenance</html>'",
    "200, ''",
    "500, '<r><sessionId>00D1!SESSION</sessionId></r>'",
    "200, '<r><sessionId>00D1!SESS'"
  })
  void maintenanceAndCutAnswersAreTriedAgain(int status, String body) {
    // Given
    http.answer = answer(status, body);

    // When
    Failure failure = failure();

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
  }

  private Failure failure() {
    return catchThrowableOfType(SalesforceException.class, () -> login("user", "password"))
        .failure();
  }

  private Session login(String username, String password) {
    Credentials.Soap credentials =
        new Credentials.Soap(
            new SalesforceUser(username, new Secret(password), Optional.of(new Secret("T0KEN"))),
            "64.0");
    return login.login(
        new Org(URI.create("https://login.salesforce.com"), credentials, "63.0"), credentials);
  }

  private static Answer answer(int status, String body) {
    return Answer.of(status, "text/xml;charset=UTF-8", body.getBytes(UTF_8));
  }

  private static String result(String sessionId, String serverUrl, String passwordExpired) {
    return """
        <e:Envelope xmlns:e="urn:e" xmlns="urn:partner"><e:Body><loginResponse><result>
        <passwordExpired>%s</passwordExpired><serverUrl>%s</serverUrl>
        <sessionId>%s</sessionId></result></loginResponse></e:Body></e:Envelope>
        """
        .formatted(passwordExpired, serverUrl, sessionId);
  }

  /** Gives an answer without a network, and remembers the question. */
  private static final class CannedAnswer extends SalesforceHttp {
    private Answer answer;
    private HttpUriRequestBase request;
    private Scope scope;

    @Override
    public Answer send(OrgId org, HttpUriRequestBase sent, Scope sentFor) {
      request = sent;
      scope = sentFor;
      return answer;
    }

    String sentText() {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      try {
        request.getEntity().writeTo(body);
      } catch (IOException inMemory) {
        throw new UncheckedIOException(inMemory);
      }
      return body.toString(UTF_8);
    }

    Document sentXml() throws Exception {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(sentText().getBytes(UTF_8)));
    }
  }
}
