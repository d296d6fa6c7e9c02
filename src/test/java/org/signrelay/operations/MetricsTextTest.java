package org.signrelay.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.design.OrgId;
import org.signrelay.operations.OrgStanding.Circuit;
import org.signrelay.operations.OrgStanding.Login;
import org.signrelay.salesforce.budget.ApiUsage;

class MetricsTextTest {
  private static final String ORG = "login.example.test/integration";

  @Test
  void aFigureOfTheServerHasItsHelpAndNoLabel() {
    // When
    String text = text(new MetricsText().gauge("signrelay_deliveries_open", "Not ended.", 12_345));

    // Then
    assertThat(text.lines())
        .containsExactly(
            "# HELP signrelay_deliveries_open Not ended.",
            "# TYPE signrelay_deliveries_open gauge",
            "signrelay_deliveries_open 12345.0");
  }

  @Test
  void theBudgetOfAnOrgIsShown() {
    // When
    String text = orgs(org(ORG, Login.OPEN, Optional.of(usage(900, 1_000)), true, Circuit.CLOSED));

    // Then
    assertThat(text)
        .contains("signrelay_api_calls_used{org=\"" + ORG + "\"} 900.0\n")
        .contains("signrelay_api_calls_limit{org=\"" + ORG + "\"} 1000.0\n")
        .contains("signrelay_api_reserve{org=\"" + ORG + "\"} 1.0\n")
        .contains("signrelay_login_refused{org=\"" + ORG + "\"} 0.0\n")
        .contains("signrelay_breaker_open{org=\"" + ORG + "\"} 0.0\n");
  }

  @Test
  void whatStopsAnOrgIsShown() {
    // When
    String text =
        orgs(
            org("a/x", Login.REFUSED, Optional.empty(), false, Circuit.OPEN),
            org("b/y", Login.NONE, Optional.empty(), false, Circuit.HALF_OPEN));

    // Then
    assertThat(text)
        .contains("signrelay_login_refused{org=\"a/x\"} 1.0\n")
        .contains("signrelay_login_refused{org=\"b/y\"} 0.0\n")
        .contains("signrelay_breaker_open{org=\"a/x\"} 1.0\n")
        .contains("signrelay_breaker_open{org=\"b/y\"} 1.0\n");
  }

  @Test
  void aBudgetThatSalesforceDidNotTellIsLeftOut() {
    // When
    String text = orgs(org(ORG, Login.NONE, Optional.empty(), false, Circuit.CLOSED));

    // Then
    assertThat(text)
        .doesNotContain("signrelay_api_calls_used{")
        .doesNotContain("signrelay_api_calls_limit{");
  }

  @Test
  void aUserNameCannotForgeALine() {
    // When
    String text =
        orgs(
            org(
                "a/\"} 1\nsignrelay_forged 1\n\\",
                Login.NONE,
                Optional.empty(),
                false,
                Circuit.CLOSED));

    // Then
    assertThat(text.lines()).noneMatch(line -> line.startsWith("signrelay_forged"));
  }

  private static OrgStanding org(
      String name, Login login, Optional<ApiUsage> usage, boolean inReserve, Circuit breaker) {
    return new OrgStanding(new OrgId(name), login, usage, inReserve, breaker);
  }

  private static ApiUsage usage(long used, long limit) {
    return new ApiUsage(used, limit, Instant.EPOCH);
  }

  private static String orgs(OrgStanding... orgs) {
    return text(new MetricsText().orgs(List.of(orgs)));
  }

  private static String text(MetricsText metrics) {
    return new String(metrics.bytes(), UTF_8);
  }
}
