package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class CompositeTest extends StandInTest {
  private static final String FIND =
      """
      {"method":"GET","referenceId":"found",
       "url":"/services/data/v64.0/query?q=SELECT Id FROM ESign_Document__c WHERE Document_Id__c='doc-1'"}""";
  private static final String WRONG =
      """
      {"method":"PATCH","referenceId":"wrong","body":{"Nope__c":1},
       "url":"/services/data/v64.0/sobjects/ESign_Document__c/@{found.records[0].Id}"}""";

  @Test
  void laterRequestsUseEarlierAnswers() throws Exception {
    var answer =
        composite(
            false,
            FIND,
            """
            {"method":"PATCH","referenceId":"changed","body":{"Status__c":"DST"},
             "url":"/services/data/v64.0/sobjects/ESign_Document__c/@{found.records[0].Id}"}""",
            """
            {"method":"POST","referenceId":"account","body":{"Name":"x"},
             "url":"/services/data/v64.0/sobjects/Account"}""",
            """
            {"method":"PATCH","referenceId":"linked","body":{"Account__c":"@{account.id}"},
             "url":"/services/data/v64.0/sobjects/ESign_Document__c/@{found.records[0].Id}"}""");

    assertThat(answer.json().findValuesAsText("httpStatusCode"))
        .containsExactly("200", "204", "201", "204");
    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DST");
    assertThat(salesforce.rows().get(documentId, "Account__c"))
        .isEqualTo(answer.json().at("/compositeResponse/2/body/id").asText());
    assertThat(answer.json().at("/compositeResponse/2/httpHeaders/Location").asText())
        .contains("/sobjects/Account/001");
    assertThat(salesforce.apiCallsUsed()).isEqualTo(1);
  }

  @Test
  void allOrNoneTakesBackAndHalts() throws Exception {
    String create =
        """
        {"method":"POST","referenceId":"account","body":{"Name":"x"},
         "url":"/services/data/v64.0/sobjects/Account"}""";

    var answer = composite(true, FIND, create, WRONG, create.replace("account", "later"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().findValuesAsText("errorCode"))
        .containsExactly(
            "PROCESSING_HALTED", "PROCESSING_HALTED", "INVALID_FIELD", "PROCESSING_HALTED");
    assertThat(salesforce.rows().count("Account")).isZero();
    assertThat(composite(false, WRONG).text()).contains("Invalid reference specified");
  }

  @Test
  void takesTwentyFiveRequestsAndFiveQueries() throws Exception {
    var limit =
        "{\"method\":\"GET\",\"url\":\"/services/data/v64.0/limits\",\"referenceId\":\"r\"}";

    var tooMany = composite(false, Collections.nCopies(26, limit).toArray(String[]::new));
    var tooManyQueries = composite(false, Collections.nCopies(6, FIND).toArray(String[]::new));

    assertThat(tooMany.text())
        .isEqualTo(
            "{\"compositeResponse\":[{\"body\":[{\"message\":\"The request can’t contain more than"
                + " 25 operations.\",\"errorCode\":\"LIMIT_EXCEEDED\"}],\"httpHeaders\":{},"
                + "\"httpStatusCode\":400,\"referenceId\":null}]}");
    assertThat(tooManyQueries.text()).contains("LIMIT_EXCEEDED");
    assertThat(composite(false, Collections.nCopies(25, limit).toArray(String[]::new)).json())
        .allSatisfy(list -> assertThat(list).hasSize(25));
  }

  @Test
  void batchesAreIndependentUnlessHalted() throws Exception {
    String body =
        """
        {"haltOnError":%s,"batchRequests":[
          {"method":"PATCH","url":"v64.0/sobjects/ESign_Document__c/%s","richInput":{"Status__c":"DST"}},
          {"method":"GET","url":"v64.0/sobjects/Nope__c"},
          {"method":"GET","url":"v64.0/query?q=SELECT+COUNT()+FROM+Lead"}]}""";

    var free = client.send("POST", "composite/batch", body.formatted(false, documentId));
    var halted = client.send("POST", "composite/batch", body.formatted(true, documentId));

    assertThat(free.json().path("hasErrors").asBoolean()).isTrue();
    assertThat(free.json().findValuesAsText("statusCode")).containsExactly("204", "404", "200");
    assertThat(halted.json().findValuesAsText("statusCode")).containsExactly("204", "404", "412");
    assertThat(halted.text()).contains("BATCH_PROCESSING_HALTED");
  }

  private RestClient.Reply composite(boolean allOrNone, String... parts) throws Exception {
    return client.send(
        "POST",
        "composite",
        "{\"allOrNone\":%s,\"compositeRequest\":[%s]}"
            .formatted(allOrNone, String.join(",", parts)));
  }
}
