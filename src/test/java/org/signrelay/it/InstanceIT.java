package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.calls.Call;
import org.signrelay.salesforce.standin.login.ConnectedApp;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** An org may live elsewhere after the next login: calls follow it there. */
@ExtendWith(RelayExtension.class)
class InstanceIT {
  private final Relay relay;

  InstanceIT(Relay relay) {
    this.relay = relay;
  }

  @Test
  void callsGoToThePlaceThatTheLastLoginBySoapNamed() {
    followsTheLogin(relay.site());
  }

  @Test
  void callsGoToThePlaceThatTheLastLoginByOAuthNamed() {
    Site site =
        relay.site(
            Map.of("login", "oauth-password", "client-id", "app", "client-secret", "app-secret"));
    site.salesforce().users().add(ConnectedApp.of("app", "app-secret"));
    followsTheLogin(site);
  }

  private static void followsTheLogin(Site site) {
    // Given
    String documentId = Site.newId();
    String record = site.document(documentId);
    site.await(site.accept(documentId, "DCR"), "delivered");
    URI place = site.salesforce().moveInstance();
    site.salesforce().users().expireSessions();
    site.salesforce().calls().clear();

    // When
    String id = site.accept(documentId, "DST");

    // Then
    JsonNode delivery = site.await(id, "delivered");
    assertThat(delivery.get("attempts").asInt()).isOne();
    assertThat(site.status(record)).isEqualTo("DST");
    assertThat(site.salesforce().calls().logins()).isOne();
    assertThat(places(site, CallKind.QUERY))
        .containsExactly(site.salesforce().uri().getAuthority(), place.getAuthority());
    assertThat(places(site, CallKind.UPDATE)).containsExactly(place.getAuthority());
  }

  @Test
  void aLoginThatNamesAForeignPlaceIsRefusedAndItsTokenGoesNowhere() {
    // Given
    Site site = relay.site();
    site.salesforce().moveInstance("[::1]");
    String documentId = Site.newId();
    site.document(documentId);

    // When
    String id = site.accept(documentId, "DST");

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("code").asText()).isEqualTo("login");
    assertThat(held.get("error").get("message").asText()).contains("instance-not-allowed");
    assertThat(site.salesforce().calls().all())
        .extracting(Call::kind)
        .containsExactly(CallKind.LOGIN);
  }

  private static List<String> places(Site site, CallKind kind) {
    return site.salesforce().calls().of(kind).stream()
        .map(call -> call.headers().first("Host").orElseThrow())
        .toList();
  }
}
