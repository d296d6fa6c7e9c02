package org.signrelay.salesforce.connection;

import org.signrelay.design.Designs;

/** The client to Salesforce, put together without a container. */
public final class TestHttp {
  private TestHttp() {}

  public static SalesforceHttp with(Designs designs) {
    Connections connections = new Connections();
    connections.designs = designs;
    SalesforceHttp http = new SalesforceHttp();
    http.connections = connections;
    return http;
  }
}
