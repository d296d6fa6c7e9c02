package org.signrelay.salesforce.standin.calls;

import java.util.List;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.RecordWriter;
import org.signrelay.salesforce.standin.files.BlobStore;
import org.signrelay.salesforce.standin.files.ContentVersionRule;
import org.signrelay.salesforce.standin.files.FileRules;
import org.signrelay.salesforce.standin.files.LinkRule;
import org.signrelay.salesforce.standin.login.Instance;
import org.signrelay.salesforce.standin.login.Sessions;
import org.signrelay.salesforce.standin.login.Users;
import org.signrelay.salesforce.standin.protocol.StandInClock;
import org.signrelay.salesforce.standin.schema.Schema;
import org.signrelay.salesforce.standin.soql.Cursors;
import org.signrelay.salesforce.standin.soql.QueryEngine;

/** All that makes the org, shared by its APIs. */
public record Org(
    String id,
    StandInClock clock,
    Schema schema,
    Database database,
    RecordWriter writer,
    QueryEngine queries,
    Cursors cursors,
    BlobStore blobs,
    Users users,
    Sessions sessions,
    Instance instance,
    ApiUsage usage,
    OrgSettings settings) {

  /** An org without types, users and rows. */
  public static Org create(String id, StandInClock clock) {
    var schema = new Schema();
    var database = new Database(schema, clock);
    var rules =
        List.of(
            new FileRules("Attachment"),
            new FileRules("Document"),
            new ContentVersionRule(),
            new LinkRule());
    return new Org(
        id,
        clock,
        schema,
        database,
        new RecordWriter(database, List.copyOf(rules)),
        new QueryEngine(database),
        new Cursors(),
        new BlobStore(),
        new Users(),
        new Sessions(clock, id),
        new Instance(),
        new ApiUsage(),
        new OrgSettings());
  }
}
