package org.signrelay.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.signrelay.salesforce.standin.ESignTypes;
import org.signrelay.salesforce.standin.SalesforceStandIn;

/** One notification design with a Salesforce org of its own. */
public final class Site {
  public static final String CALLER = DesignSettings.CALLER;
  public static final String SALESFORCE_USER = DesignSettings.SALESFORCE_USER;

  private final Relay relay;
  private final String design;
  private final Map<String, String> settings = new HashMap<>();
  private SalesforceStandIn salesforce = SalesforceStandIn.start();
  private final String callerPassword = AdminPassword.random().password();
  private final String salesforcePassword = AdminPassword.random().password();

  Site(Relay relay, String design, Map<String, String> special) {
    this.relay = relay;
    this.design = design;
    furnish();
    settings.putAll(
        DesignSettings.usual(design, salesforce.uri(), salesforcePassword, callerPassword));
    edit(special);
  }

  private void furnish() {
    salesforce.define(ESignTypes.document()).define(ESignTypes.envelope());
    salesforce.addUser(SALESFORCE_USER, salesforcePassword, DesignSettings.SECURITY_TOKEN);
  }

  /** Salesforce knows another user, with the password and token of the first. */
  public void addUser(String username) {
    salesforce.addUser(username, salesforcePassword, DesignSettings.SECURITY_TOKEN);
  }

  /** Nobody answers at Salesforce's address any more. */
  public void takeSalesforceDown() {
    salesforce.close();
  }

  /** Salesforce is back at its address, without records. */
  public void bringSalesforceBack() {
    salesforce = SalesforceStandIn.start(salesforce.uri().getPort());
    furnish();
  }

  /** Changes keys of the design's file; an empty value takes a key out. */
  public void edit(Map<String, String> changes) {
    changes.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            settings.remove(key);
          } else {
            settings.put(key, value);
          }
        });
    relay.files().design(design, settings);
  }

  public String design() {
    return design;
  }

  public SalesforceStandIn salesforce() {
    return salesforce;
  }

  public String callerPassword() {
    return callerPassword;
  }

  public String salesforcePassword() {
    return salesforcePassword;
  }

  /** Where DocumentTRAK calls this design. */
  public URI hook() {
    return URI.create(relay.uri() + "/hooks/" + design);
  }

  /** The same with more behind it, such as {@code /completed}. */
  public URI hook(String more) {
    return URI.create(hook() + more);
  }

  /** Where DocumentTRAK sends completed documents of this design. */
  public URI transmissions(String more) {
    return URI.create(relay.uri() + "/transmissions/" + design + more);
  }

  /** Sends a completed document as DocumentTRAK would. */
  public HttpResponse<String> transmit(String contentType, String body) {
    return Http.post(transmissions(""), contentType, body, "Authorization", authorization());
  }

  public String authorization() {
    return Http.basic(CALLER, callerPassword);
  }

  /** Sends a call as DocumentTRAK would. */
  public HttpResponse<String> send(String contentType, String body) {
    return Http.post(hook(), contentType, body, "Authorization", authorization());
  }

  /** Sends a call with a document's status. */
  public HttpResponse<String> send(Map<String, String> values) {
    return send("application/json", Json.of(values));
  }

  /** Sends a document's status, which must be accepted, and gives the delivery's id. */
  public String accept(String documentId, String status) {
    HttpResponse<String> answer = send(Map.of("documentId", documentId, "status", status));
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return AdminApi.json(answer).get("id").asText();
  }

  /** Pauses the design and does something that it accepts meanwhile. */
  public <T> T paused(Supplier<T> work) {
    relay.api().post("designs/" + design + "/pause");
    return work.get();
  }

  /** Resumes when all that was accepted stands still, so that it becomes due at one moment. */
  public void resumeTogether() {
    Awaitility.await()
        .until(
            () -> relay.api().json("designs/" + design).get("counts"),
            counts -> counts.path("pending").asLong() == 0 && counts.path("held").asLong() > 0);
    relay.api().post("designs/" + design + "/resume");
  }

  /** Waits until a delivery is in a state, and returns it. */
  public JsonNode await(String delivery, String state) {
    return relay.api().await(delivery, state);
  }

  /** Makes a record for a document and gives its Salesforce id. */
  public String document(String documentId) {
    return salesforce.rows().insert("ESign_Document__c", Map.of("Document_Id__c", documentId));
  }

  /** Makes a record for an envelope and gives its Salesforce id. */
  public String envelope(String envelopeId) {
    return salesforce.rows().insert("ESign_Envelope__c", Map.of("Envelope_Id__c", envelopeId));
  }

  /** What the status field of a record holds. */
  public Object status(String recordId) {
    return salesforce.rows().get(recordId, "Status__c");
  }

  /** An id as AssureSign makes them. */
  public static String newId() {
    return UUID.randomUUID().toString();
  }
}
