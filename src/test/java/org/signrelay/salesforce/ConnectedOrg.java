package org.signrelay.salesforce;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.signrelay.design.Configuration;
import org.signrelay.design.Design;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.TestConfiguration;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.connection.TestHttp;
import org.signrelay.salesforce.session.SessionCalls;
import org.signrelay.salesforce.session.TestSessions;
import org.signrelay.salesforce.standin.ESignTypes;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.login.ConnectedApp;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** A design, its org in a stand-in, and the client's own classes that talk to it over HTTP. */
public final class ConnectedOrg implements AutoCloseable {
  private static final String USER = "integration@example.test";
  private static final String PASSWORD = "s3cret-of-salesforce";

  private final SalesforceStandIn salesforce =
      SalesforceStandIn.start()
          .addUser(USER, PASSWORD, "")
          .define(ESignTypes.document())
          .define(ESignTypes.envelope());
  private final Configuration configuration;
  private final Designs designs;
  private final SalesforceHttp http;

  private ConnectedOrg(Map<String, String> settings) {
    TestConfiguration test =
        new TestConfiguration()
            .withServer("salesforce.allowed-hosts", "127.0.0.1, localhost")
            .with("environment", salesforce.uri().toString())
            .with("username", USER)
            .with("password", PASSWORD)
            .with("record.document.object", "ESign_Document__c")
            .with("record.document.key-field", "Document_Id__c")
            .with("record.document.status-field", "Status__c")
            .with("record.envelope.object", "ESign_Envelope__c")
            .with("record.envelope.key-field", "Envelope_Id__c")
            .with("record.envelope.status-field", "Status__c");
    settings.forEach(test::with);
    configuration = test.read();
    designs = new Designs(() -> configuration);
    http = TestHttp.with(designs);
  }

  /** An org that is entered by SOAP. */
  public static ConnectedOrg bySoap() {
    return new ConnectedOrg(Map.of());
  }

  /** The same for a design with further keys. */
  public static ConnectedOrg bySoap(Map<String, String> settings) {
    return new ConnectedOrg(settings);
  }

  /** An org that is entered by OAuth with the user's password. */
  public static ConnectedOrg byOAuth() {
    ConnectedOrg connected =
        new ConnectedOrg(
            Map.of("login", "oauth-password", "client-id", "app", "client-secret", "app-secret"));
    connected.salesforce.users().add(ConnectedApp.of("app", "app-secret"));
    return connected;
  }

  public SalesforceStandIn salesforce() {
    return salesforce;
  }

  public Org org() {
    return design().org();
  }

  public Design design() {
    return configuration.find(TestConfiguration.ID).orElseThrow();
  }

  /** How the design finds records of a kind. */
  public RecordSettings record(Kind kind) {
    return design().record(kind).orElseThrow();
  }

  /** Ends all faults and forgets all calls; gives calls with nobody logged in. */
  public SessionCalls afresh() {
    salesforce.clearFaults().calls().clear();
    return TestSessions.calls(designs, http);
  }

  /** Number of calls of these kinds since {@link #afresh}; none is under way any more. */
  public long calls(CallKind... kinds) {
    await().pollDelay(Duration.ZERO).until(() -> salesforce.calls().underWay() == 0);
    return salesforce.calls().count(kinds);
  }

  /** Number of logins since {@link #afresh}. */
  public long logins() {
    return calls(CallKind.LOGIN, CallKind.TOKEN);
  }

  /** Makes a record for a document and gives its Salesforce id. */
  public String document(String documentId) {
    return salesforce.rows().insert("ESign_Document__c", Map.of("Document_Id__c", documentId));
  }

  /** Makes a record for an envelope and gives its Salesforce id. */
  public String envelope(String envelopeId) {
    return salesforce.rows().insert("ESign_Envelope__c", Map.of("Envelope_Id__c", envelopeId));
  }

  @Override
  public void close() {
    salesforce.close();
  }
}
