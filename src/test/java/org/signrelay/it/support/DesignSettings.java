package org.signrelay.it.support;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What the notification designs of tests say unless a test says otherwise. */
final class DesignSettings {
  static final String CALLER = "documenttrak";
  static final String SALESFORCE_USER = "integration@example.org";
  static final String SECURITY_TOKEN = "t0kEn-of-salesforce";

  private DesignSettings() {}

  /** A design for the stand-in's types of records, with a login by SOAP. */
  static Map<String, String> usual(
      String design, URI salesforce, String salesforcePassword, String callerPassword) {
    Map<String, String> settings = new HashMap<>();
    settings.put("name", "Design " + design);
    settings.put("environment", salesforce.toString());
    settings.put("username", SALESFORCE_USER);
    settings.put("password", salesforcePassword);
    settings.put("security-token", SECURITY_TOKEN);
    settings.put("caller.basic.username", CALLER);
    settings.put("caller.basic.password", callerPassword);
    settings.put("record.document.object", "ESign_Document__c");
    settings.put("record.document.key-field", "Document_Id__c");
    settings.put("record.document.status-field", "Status__c");
    settings.put("record.envelope.object", "ESign_Envelope__c");
    settings.put("record.envelope.key-field", "Envelope_Id__c");
    settings.put("record.envelope.status-field", "Status__c");
    settings.put("retry.delays", "200ms,200ms,200ms,500ms,1s,2s,5s,30s");
    return settings;
  }
}
