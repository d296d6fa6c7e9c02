package org.signrelay.salesforce.describe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.session.Session;
import org.signrelay.salesforce.session.SessionCalls;

class DescriptionsTest {
  private static final String GOOD = "{\"name\":\"Doc__c\",\"updateable\":true,\"fields\":[]}";

  private final Salesforce salesforce = new Salesforce();
  private final Descriptions descriptions = new Descriptions();

  @BeforeEach
  void connect() {
    descriptions.calls = salesforce;
    at(Duration.ZERO);
  }

  @Test
  void anObjectIsDescribedOnceAnHour() {
    // When
    descriptions.of(org("user", "64.0"), "Doc__c");
    at(Duration.ofMinutes(59));
    descriptions.of(org("user", "64.0"), "doc__C");
    at(Duration.ofMinutes(61));
    descriptions.of(org("user", "64.0"), "Doc__c");

    // Then
    assertThat(salesforce.asked)
        .containsExactly(
            "/services/data/v64.0/sobjects/Doc__c/describe",
            "/services/data/v64.0/sobjects/Doc__c/describe");
  }

  @Test
  void oneWhoDoubtsGetsADescriptionOfTheLastMinute() {
    // Given
    descriptions.of(org("user", "64.0"), "Doc__c");

    // When
    at(Duration.ofSeconds(59));
    descriptions.recent(org("user", "64.0"), "Doc__c");
    at(Duration.ofSeconds(61));
    ObjectDescription recent = descriptions.recent(org("user", "64.0"), "Doc__c");
    ObjectDescription kept = descriptions.of(org("user", "64.0"), "Doc__c");

    // Then
    assertThat(salesforce.asked).hasSize(2);
    assertThat(kept).isSameAs(recent);
  }

  @Test
  void whoWantsToKnowItNowIsToldAlsoIfTheClockWentBack() {
    // Given
    descriptions.of(org("user", "64.0"), "Doc__c");

    // When
    at(Duration.ofSeconds(-1));
    ObjectDescription now = descriptions.now(org("user", "64.0"), "Doc__c");

    // Then
    assertThat(salesforce.asked).hasSize(2);
    assertThat(descriptions.of(org("user", "64.0"), "Doc__c")).isSameAs(now);
  }

  @Test
  void usersAndVersionsMaySeeDifferentFields() {
    // When
    descriptions.of(org("user", "64.0"), "Doc__c");
    descriptions.of(org("other", "64.0"), "Doc__c");
    descriptions.of(org("user", "63.0"), "Doc__c");

    // Then
    assertThat(salesforce.asked).hasSize(3);
  }

  @Test
  void aFailureIsNotKept() {
    // Given
    salesforce.answer = Answer.of(503, "text/html", "<html>down</html>".getBytes(UTF_8));
    assertThatThrownBy(() -> descriptions.of(org("user", "64.0"), "Doc__c"))
        .isInstanceOf(SalesforceException.class);

    // When
    salesforce.answer = Answer.of(200, "application/json", GOOD.getBytes(UTF_8));
    ObjectDescription described = descriptions.of(org("user", "64.0"), "Doc__c");

    // Then
    assertThat(described.updateable()).isTrue();
  }

  @Test
  void memoryIsBounded() {
    // Given
    for (int i = 0; i <= 100; i++) {
      descriptions.of(org("user", "64.0"), "Doc" + i + "__c");
    }

    // When
    salesforce.asked.clear();
    descriptions.of(org("user", "64.0"), "Doc100__c");
    descriptions.of(org("user", "64.0"), "Doc0__c");

    // Then
    assertThat(salesforce.asked).containsExactly("/services/data/v64.0/sobjects/Doc0__c/describe");
  }

  private void at(Duration later) {
    descriptions.clock = Clock.fixed(Instant.EPOCH.plus(later), ZoneOffset.UTC);
  }

  private static Org org(String user, String version) {
    return new Org(
        URI.create("https://login.salesforce.com"),
        new Credentials.Soap(
            new SalesforceUser(user, new Secret("password"), Optional.empty()), "64.0"),
        version);
  }

  /** Answers all requests the same way and notes what was asked. */
  private static final class Salesforce extends SessionCalls {
    private final List<String> asked = new ArrayList<>();
    private Answer answer = Answer.of(200, "application/json", GOOD.getBytes(UTF_8));

    @Override
    public Answer send(Org org, Scope scope, Function<Session, HttpUriRequestBase> request) {
      Session session =
          new Session(URI.create("https://example.my.salesforce.com"), new Secret("token"));
      asked.add(request.apply(session).getPath());
      return answer;
    }
  }
}
