package org.signrelay.salesforce.connection;

import java.time.Clock;
import org.signrelay.design.Designs;
import org.signrelay.salesforce.budget.TestBudget;

/** The client to Salesforce, put together without a container. */
public final class TestHttp {
  private TestHttp() {}

  public static SalesforceHttp with(Designs designs) {
    Connections connections = new Connections();
    connections.designs = designs;
    connections.clock = Clock.systemUTC();
    SalesforceHttp http = new SalesforceHttp();
    http.clock = Clock.systemUTC();
    http.connections = connections;
    http.budget = TestBudget.with(designs);
    return http;
  }
}
