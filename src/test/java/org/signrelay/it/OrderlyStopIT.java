package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.signrelay.it.server.Database;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** A server that is stopped gives back at once what it cannot finish. */
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "H2 cannot be looked into while its server is stopped")
class OrderlyStopIT {

  @Test
  void whatIsNotFinishedIsFreeForAnotherServer() throws Exception {
    try (Relay relay = Relay.prepared("stopped", 1)) {
      // Given
      relay.configure(Map.of("signrelay.salesforce.answer-timeout", "2m"));
      relay.start();
      Site site = relay.site();
      site.salesforce().on(CallMatcher.kind(CallKind.UPDATE)).always().delay(Duration.ofMinutes(2));
      String documentId = Site.newId();
      site.document(documentId);
      site.accept(documentId, "DCO");
      site.salesforce().calls().awaitUnderWay(1, Duration.ofSeconds(30));

      // When
      relay.stop();

      // Then
      assertThat(state(relay.database())).isEqualTo("PENDING");
    }
  }

  private static String state(Database database) throws Exception {
    try (Connection connection = database.connect();
        ResultSet rows = connection.createStatement().executeQuery("select state from delivery")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
