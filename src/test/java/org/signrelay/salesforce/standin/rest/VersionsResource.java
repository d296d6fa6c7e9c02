package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiVersions;

/** {@code GET /services/data}: the API versions, which need no session. */
final class VersionsResource {
  private VersionsResource() {}

  static Answer answer() {
    ArrayNode versions = RestCall.JSON.createArrayNode();
    for (int version = ApiVersions.OLDEST; version <= ApiVersions.NEWEST; version++) {
      versions
          .addObject()
          .put("label", "API " + version)
          .put("url", "/services/data/v" + version + ".0")
          .put("version", version + ".0");
    }
    return Answer.json(200, versions.toString());
  }
}
