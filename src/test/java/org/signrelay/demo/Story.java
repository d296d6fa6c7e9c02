package org.signrelay.demo;

import static org.signrelay.demo.Demo.say;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.AdminPassword;
import org.signrelay.it.support.Http;
import org.signrelay.salesforce.standin.SalesforceStandIn;

/** Eight typical calls: what was sent, what was answered, and what changed in Salesforce. */
final class Story {
  private static final String CONTRACT = "5f0f1c62-6f5c-4a0b-9d8f-0c1f6f5a7b01";
  private static final String LEASE = "5f0f1c62-6f5c-4a0b-9d8f-0c1f6f5a7b02";
  private static final String ORDER = "5f0f1c62-6f5c-4a0b-9d8f-0c1f6f5a7b03";
  private static final String BUNDLE = "8c1d2e3f-1111-4222-8333-944455556666";
  private static final String JSON = "application/json";
  private static final String XML = "text/xml; charset=utf-8";

  private final URI hook;
  private final SalesforceStandIn salesforce;
  private final AdminApi admin;
  private final String authorization;
  private int number;
  private boolean asTold = true;

  Story(URI server, SalesforceStandIn salesforce, AdminPassword admin, String callerPassword) {
    this.hook = URI.create(server + "/hooks/salesforce-status-update");
    this.salesforce = salesforce;
    this.admin = new AdminApi(server, "admin", admin.password());
    this.authorization = Http.basic(Demo.CALLER, callerPassword);
  }

  /** Tells it; true if everything went as it should. */
  boolean tell() {
    String contract = row("ESign_Document__c", "Document_Id__c", CONTRACT);
    String lease = row("ESign_Document__c", "Document_Id__c", LEASE);
    String order = row("ESign_Document__c", "Document_Id__c", ORDER);
    String bundle = row("ESign_Envelope__c", "Envelope_Id__c", BUNDLE);

    call("A document was sent for signature (JSON)", hook, JSON, started(CONTRACT), 202);
    delivered(contract, "DST");
    call("It was signed (XML)", hook, XML, completed(CONTRACT), 202);
    delivered(contract, "DCO");
    call("DocumentTRAK sends the same call again", hook, XML, completed(CONTRACT), 200);
    unchanged(contract, "DCO");
    call(
        "Another one expired (the status stands in the URL)",
        URI.create(hook + "/expired"),
        JSON,
        "{\"documentId\":\"" + LEASE + "\"}",
        202);
    delivered(lease, "DEX");
    call("An envelope was completed (JSON)", hook, JSON, envelope(), 202);
    delivered(bundle, "ECO");
    call("Salesforce has no record of this one", hook, JSON, started("unknown-document"), 202);
    waiting();
    call("A body that is no JSON", hook, JSON, "{\"documentId\": \"" + ORDER + "\", }", 400);
    unchanged(order, null);
    withoutPassword(order);
    say("");
    say(
        "Salesforce was called "
            + salesforce.calls().all().size()
            + " times, and logged in to "
            + salesforce.calls().logins()
            + " time.");
    return asTold;
  }

  private void withoutPassword(String order) {
    headline("A caller with the wrong password");
    HttpResponse<String> answer =
        Http.post(
            hook, JSON, completed(ORDER), "Authorization", Http.basic(Demo.CALLER, "guessed"));
    answered(answer, 401);
    unchanged(order, null);
  }

  private void call(String what, URI address, String type, String body, int expected) {
    headline(what);
    say("   sent      POST " + address.getPath());
    body.lines().forEach(line -> say("             " + line.strip()));
    answered(Http.post(address, type, body, "Authorization", authorization), expected);
  }

  private void headline(String what) {
    number++;
    say("");
    say(number + ". " + what);
  }

  private void answered(HttpResponse<String> answer, int expected) {
    say("   answered  " + answer.statusCode() + " " + answer.body());
    check(answer.statusCode() == expected);
  }

  private void delivered(String record, String status) {
    salesforce.rows().awaitValue(record, "Status__c", status, Duration.ofSeconds(30));
    unchanged(record, status);
  }

  private void unchanged(String record, String status) {
    Object now = salesforce.rows().get(record, "Status__c");
    say(
        "   Salesforce "
            + record
            + " Status__c = "
            + now
            + ", over time "
            + salesforce.rows().values(record, "Status__c"));
    check(status == null ? now == null : status.equals(now));
  }

  private void waiting() {
    String id = admin.ofDocument("unknown-document").get(0).get("id").asText();
    JsonNode delivery = admin.await(id, "waiting");
    say(
        "   SignRelay "
            + delivery.get("state").asText()
            + " until "
            + delivery.get("nextAttemptAt").asText()
            + ": "
            + delivery.get("error").get("message").asText());
  }

  private void check(boolean holds) {
    if (!holds) {
      say("   !!! this is not what was expected");
      asTold = false;
    }
  }

  private String row(String type, String key, String id) {
    return salesforce.rows().insert(type, Map.of(key, id));
  }

  private static String started(String document) {
    return "{ \"documentId\": \"" + document + "\", \"status\": \"SigningStepInProgress\" }";
  }

  private static String completed(String document) {
    return """
        <DocumentStatus xmlns="http://example.test/esign">
          <DocumentId>%s</DocumentId>
          <Name>Lease &amp; purchase</Name><Status>DCO</Status><CompletedOn>2027-01-31T12:00:00Z</CompletedOn>
        </DocumentStatus>"""
        .formatted(document);
  }

  private static String envelope() {
    return "{ \"event\": \"Envelope Completed\", \"envelopeId\": \"{"
        + BUNDLE.toUpperCase(Locale.ROOT)
        + "}\", \"envelopeStatus\": \"[Envelope Status]\" }";
  }
}
