package org.signrelay.bench.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.signrelay.bench.ground.HttpPeer;
import org.signrelay.it.support.AdminPassword;
import org.signrelay.salesforce.standin.SalesforceStandIn;

/**
 * One SOQL look-up and one PATCH by Apache HttpClient 5, with as many pooled connections as
 * SignRelay has and one session shared by all.
 */
public final class LookUpAndPatch implements StatusUpdates, AutoCloseable {
  public static final int CONNECTIONS = 10;

  private static final String USER = "peer@example.org";
  private static final String TOKEN = "token";
  private static final String API = "/services/data/v64.0/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpPeer http = new HttpPeer(CONNECTIONS);
  private final URI salesforce;
  private final String authorization;

  /** Logs in to an org as a user of its own. */
  public LookUpAndPatch(SalesforceStandIn org) {
    this.salesforce = org.uri();
    String password = AdminPassword.random().password();
    org.addUser(USER, password, TOKEN);
    this.authorization = "Bearer " + logIn(password + TOKEN);
  }

  private String logIn(String secret) {
    String envelope =
        """
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
        <login xmlns="urn:partner.soap.sforce.com"><username>%s</username>
        <password>%s</password></login></e:Body></e:Envelope>"""
            .formatted(USER, secret);
    String answer =
        http.send(
            ClassicRequestBuilder.post(salesforce.resolve("/services/Soap/u/64.0"))
                .setHeader("SOAPAction", "\"\"")
                .setEntity(envelope, ContentType.TEXT_XML.withCharset(UTF_8))
                .build());
    return answer.replaceAll("(?s).*<sessionId>|</sessionId>.*", "");
  }

  @Override
  public void write(String documentId, String status) {
    patch(lookUp(documentId), status);
  }

  private String lookUp(String documentId) {
    String soql =
        "SELECT Id, Status__c FROM ESign_Document__c WHERE Document_Id__c = '" + documentId + "'";
    String answer =
        http.send(
            ClassicRequestBuilder.get(
                    salesforce.resolve(API + "query?q=" + URLEncoder.encode(soql, UTF_8)))
                .setHeader("Authorization", authorization)
                .build());
    try {
      return JSON.readTree(answer).required("records").required(0).required("Id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void patch(String recordId, String status) {
    String body = JsonNodeFactory.instance.objectNode().put("Status__c", status).toString();
    http.send(
        ClassicRequestBuilder.patch(
                salesforce.resolve(API + "sobjects/ESign_Document__c/" + recordId))
            .setHeader("Authorization", authorization)
            .setEntity(body, ContentType.APPLICATION_JSON)
            .build());
  }

  @Override
  public void close() {
    http.close();
  }
}
