package org.signrelay.salesforce.file;

import org.signrelay.salesforce.record.TestQueries;
import org.signrelay.salesforce.session.SessionCalls;

/** The client's classes for files, put together without a container. */
public final class TestFiles {
  private TestFiles() {}

  public static Files files(SessionCalls calls) {
    Files files = new Files();
    files.fields = TestQueries.fields(calls);
    files.search = new FileSearch();
    files.search.queries = TestQueries.queries(calls);
    files.creates = new Creates();
    files.creates.calls = calls;
    files.folders = new Folders();
    files.folders.queries = files.search.queries;
    return files;
  }
}
