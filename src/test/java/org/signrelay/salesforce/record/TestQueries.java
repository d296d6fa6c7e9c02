package org.signrelay.salesforce.record;

import org.signrelay.salesforce.session.SessionCalls;

/** Queries and fields of records, without a container. */
public final class TestQueries {
  private TestQueries() {}

  public static Queries queries(SessionCalls calls) {
    Queries queries = new Queries();
    queries.calls = calls;
    return queries;
  }

  public static RecordFields fields(SessionCalls calls) {
    RecordFields fields = new RecordFields();
    fields.calls = calls;
    return fields;
  }
}
