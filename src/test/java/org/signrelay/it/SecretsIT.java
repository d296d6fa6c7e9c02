package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** Secrets are seen nowhere, whatever goes wrong. */
@ExtendWith(RelayExtension.class)
class SecretsIT {
  private static final String IN_THE_BODY = "s3cr3t-of-a-caller-in-the-body";

  private final Relay relay;
  private final Site site;

  SecretsIT(Relay relay) {
    this.relay = relay;
    this.site = relay.site();
  }

  @Test
  void noSecretStandsInTheLogOrInAnAnswer() {
    // Given
    String documentId = Site.newId();
    site.document(documentId);
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, "x", "y");

    // When
    var accepted =
        site.send(
            Map.of(
                "documentId",
                documentId,
                "status",
                "DCO",
                "username",
                "someone",
                "password",
                IN_THE_BODY));
    var conflicting =
        site.send(
            "text/xml",
            "<a><password>" + IN_THE_BODY + "</password><password>other</password></a>");
    site.send(Map.of("documentId", documentId, "status", "nonsense", "password", IN_THE_BODY));
    JsonNode held = site.await(AdminApi.json(accepted).get("id").asText(), "held");

    // Then
    String seen =
        held.toString()
            + accepted.body()
            + conflicting.body()
            + relay.api().get("designs/" + site.design()).body()
            + relay.log();
    assertThat(seen)
        .doesNotContain(
            IN_THE_BODY,
            site.salesforcePassword(),
            site.callerPassword(),
            relay.admin().password(),
            relay.admin().hash());
  }

  @Test
  void aNameWithLineBreaksForgesNoLineOfTheLog() {
    // Given
    String forged = "x\r\n2027-01-01 00:00:00,000 ERROR forged-line";

    // When
    var answer = site.send(Map.of("documentId", "d", "status", forged));
    site.send(Map.of("documentId", Site.newId(), "status", "DST", "documentName", forged));

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(relay.log().lines()).noneMatch(line -> line.startsWith("2027-01-01"));
  }
}
