package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.Answer;

/** {@code limits}: what the org may use and what remains. */
final class LimitsResource {
  private final Org org;

  LimitsResource(Org org) {
    this.org = org;
  }

  Answer answer() {
    ObjectNode body = RestCall.JSON.createObjectNode();
    int most = org.usage().daily();
    limit(body, "DailyApiRequests", most, most - org.usage().used());
    limit(body, "DataStorageMB", 1024, 1000);
    limit(body, "FileStorageMB", 1024, 1000);
    return Answer.json(200, body.toString());
  }

  private static void limit(ObjectNode body, String name, int most, int remaining) {
    body.putObject(name).put("Max", most).put("Remaining", remaining);
  }
}
