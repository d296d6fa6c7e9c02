package org.signrelay.salesforce.standin;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in with one user, both e-signature objects and one document, and a client logged in. */
abstract class StandInTest {
  static final String USER = "relay@example.org";
  static final String PASSWORD = "p<&>\"'w";
  static final String TOKEN = "tok123";

  final SalesforceStandIn salesforce =
      SalesforceStandIn.start()
          .addUser(USER, PASSWORD, TOKEN)
          .define(ESignTypes.document())
          .define(ESignTypes.envelope());
  RestClient client;
  String documentId;

  @BeforeEach
  void logIn() throws Exception {
    String secret = PASSWORD.replace("&", "&amp;").replace("<", "&lt;") + TOKEN;
    client = RestClient.logIn(salesforce, USER, secret);
    documentId = document("doc-1");
    salesforce.calls().clear();
  }

  @AfterEach
  void stop() {
    salesforce.close();
  }

  /** A document with this key and the status DCR. */
  String document(String key) {
    return salesforce
        .rows()
        .insert("ESign_Document__c", Map.of("Document_Id__c", key, "Status__c", "DCR"));
  }
}
