package org.signrelay.salesforce.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.HandClock;
import org.signrelay.design.Configuration;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

class SessionCallsTest {
  private static final String SESSION_OVER =
      "<Errors><Error><errorCode>INVALID_SESSION_ID</errorCode><message>over</message></Error></Errors>";
  private static final String USELESS =
      "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":"
          + "\"This session is not valid for use with the REST API\"}]";

  private final SessionCalls calls = new SessionCalls();
  private final HandClock clock = new HandClock();
  private final ScriptedLogin login = new ScriptedLogin();
  private final KnownRefusals refusals = new KnownRefusals();
  private final ScriptedHttp http = new ScriptedHttp();
  private Org org;

  @BeforeEach
  void setUp() {
    Configuration configuration = new TestConfiguration().read();
    calls.sessions = new Sessions();
    calls.sessions.clock = clock;
    calls.sessions.entrance = login.entrance(new Designs(() -> configuration), refusals);
    calls.http = http;
    org = configuration.find(TestConfiguration.ID).orElseThrow().org();
  }

  @Test
  void aCallCarriesTheSessionAndWhatSalesforceLikesToKnow() {
    // Given
    http.answers.add(answer(200, "ok"));

    // When
    send();

    // Then
    assertThat(http.headers(0))
        .containsAllEntriesOf(
            Map.of(
                "Authorization",
                "Bearer s1",
                "Accept",
                "application/json",
                "Sforce-Call-Options",
                "client=SignRelay",
                "Sforce-Duplicate-Rule-Header",
                "allowSave=true",
                "Sforce-Auto-Assign",
                "FALSE"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 500})
  void aSessionThatIsOverIsRenewedOnceAndTheCallRepeatedOnce(int status) {
    // Given
    http.answers.add(answer(status, SESSION_OVER));
    http.answers.add(answer(200, "ok"));

    // When
    Answer answer = send();

    // Then
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(http.tokens()).containsExactly("Bearer s1", "Bearer s2");
  }

  @Test
  void aBare401MeansThatTheSessionIsOver() {
    // Given
    http.answers.add(answer(401, ""));
    http.answers.add(answer(200, "ok"));

    // When
    send();

    // Then
    assertThat(http.tokens()).containsExactly("Bearer s1", "Bearer s2");
  }

  @Test
  void anyOtherAnswerIsTheCallersBusiness() {
    // Given
    http.answers.add(answer(503, "busy"));

    // When
    Answer answer = send();

    // Then
    assertThat(answer.status()).isEqualTo(503);
    assertThat(login.sent).hasSize(1);
  }

  @Test
  void aNewSessionThatIsRefusedTooEndsInARefusedLogin() {
    // Given
    http.answers.add(answer(401, SESSION_OVER));
    http.answers.add(answer(401, SESSION_OVER));

    // When
    Failure failure = failure();

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.scope()).isEqualTo(Scope.LOGIN);
    assertThat(failure.code()).isEqualTo("INVALID_SESSION_ID");
    assertThat(calls.sessions.entrance.refusal(org.id())).contains(failure);
  }

  @Test
  void nothingLoopsOnASessionThatIsRefusedEachTime() {
    // Given
    http.answers.add(answer(401, SESSION_OVER));
    http.answers.add(answer(401, SESSION_OVER));
    failure();

    // When
    Failure failure = failure();

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(login.sent).hasSize(2);
    assertThat(http.sent).hasSize(2);
  }

  @Test
  void aSessionThatTheRestApiDoesNotTakeIsUsedNeitherAgainNorReplaced() {
    // Given
    http.answers.add(answer(401, USELESS));
    Failure first = failure();

    // When
    Failure second = failure();

    // Then
    assertThat(first.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(first.scope()).isEqualTo(Scope.LOGIN);
    assertThat(second).isEqualTo(first);
    assertThat(http.sent).hasSize(1);
    assertThat(login.sent).hasSize(1);
  }

  @Test
  void whenAPersonResumesANewSessionTakesThePlaceOfAUselessOne() {
    // Given
    http.answers.add(answer(401, USELESS));
    failure();
    refusals.forget(org.id());
    http.answers.add(answer(200, "ok"));

    // When
    Answer answer = send();

    // Then
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(http.tokens()).containsExactly("Bearer s1", "Bearer s2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"success\":true},{\"success\":false,\"errors\":[{\"statusCode\":\"STRING_TOO_LONG\"}]},"
            + "{\"success\":false,\"errors\":[{\"statusCode\":\"INVALID_SESSION_ID\"}]}]",
        "{\"compositeResponse\":[{\"httpStatusCode\":200,\"body\":{\"records\":[]}},"
            + "{\"httpStatusCode\":401,\"body\":[{\"errorCode\":\"INVALID_SESSION_ID\"}]}]}"
      })
  void aSessionMayBeOverForAPartOfARequestAlone(String body) {
    // Given
    http.answers.add(answer(200, body));
    http.answers.add(answer(200, "ok"));

    // When
    Answer answer = send();

    // Then
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(http.tokens()).containsExactly("Bearer s1", "Bearer s2");
  }

  @Test
  void whatStopsTheOrgIsAnsweredAnewByWhereTheNextLoginLeads() {
    // Given
    http.answers.add(answer(404, "<html>no such place</html>"));
    send();
    http.answers.add(answer(200, "ok"));

    // When
    send();

    // Then
    assertThat(http.tokens()).containsExactly("Bearer s1", "Bearer s2");
    assertThat(refusals.bySecret).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 503})
  void aSessionThatWasNotTakenForTwoHoursIsReplaced(int status) {
    // Given
    http.answers.add(answer(200, "ok"));
    http.answers.add(answer(status, "<html>moved away</html>"));
    http.answers.add(answer(200, "ok"));
    send();

    // When
    clock.pass(Duration.ofMinutes(119));
    send();
    clock.pass(Duration.ofMinutes(1));
    send();

    // Then
    assertThat(http.tokens()).containsExactly("Bearer s1", "Bearer s1", "Bearer s2");
  }

  @Test
  void aSessionThatIsTakenAgainAndAgainStays() {
    // Given
    http.answers.add(answer(200, "ok"));
    http.answers.add(answer(204, ""));
    http.answers.add(answer(200, "ok"));
    send();

    // When
    clock.pass(Duration.ofMinutes(119));
    send();
    clock.pass(Duration.ofMinutes(119));
    send();

    // Then
    assertThat(login.sent).hasSize(1);
  }

  private Answer send() {
    return calls.send(org, Scope.REQUEST, session -> new HttpGet(session.instance() + "/x"));
  }

  private Failure failure() {
    return catchThrowableOfType(SalesforceException.class, this::send).failure();
  }

  private static Answer answer(int status, String body) {
    return Answer.of(status, "application/xml", body.getBytes(UTF_8));
  }

  /** Gives its answers one after the other. */
  private static final class ScriptedHttp extends SalesforceHttp {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<HttpUriRequestBase> sent = new ArrayList<>();

    @Override
    public Answer send(OrgId org, HttpUriRequestBase request, Scope scope) {
      sent.add(request);
      return answers.remove();
    }

    private List<String> tokens() {
      return sent.stream()
          .map(request -> request.getFirstHeader("Authorization").getValue())
          .toList();
    }

    private Map<String, String> headers(int call) {
      Map<String, String> headers = new TreeMap<>();
      for (var header : sent.get(call).getHeaders()) {
        headers.put(header.getName(), header.getValue());
      }
      return headers;
    }
  }
}
