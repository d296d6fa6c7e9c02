package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.signrelay.salesforce.standin.login.ConnectedApp;

/** The client jsforce works with the stand-in; run by {@code mvn -Pjsforce verify}. */
@EnabledIfSystemProperty(
    named = "jsforce.directory",
    matches = ".+",
    disabledReason = "needs node: mvn -Pjsforce verify")
class JsforceClientTest extends StandInTest {
  @Test
  void doesAllThatSignRelayDoes() throws Exception {
    salesforce.users().add(ConnectedApp.of("app", "secret"));
    String account = salesforce.rows().insert("Account", Map.of("Name", "Contoso"));
    salesforce.rows().update(documentId, Map.of("Account__c", account));
    document("it's odd");
    for (int i = 0; i < 450; i++) {
      salesforce.rows().insert("Lead", Map.of("LastName", "lead " + i, "Company", "c"));
    }

    Process node =
        new ProcessBuilder(
                List.of(
                    "node",
                    "client.mjs",
                    salesforce.uri().toString(),
                    USER,
                    PASSWORD + TOKEN,
                    "app",
                    "secret"))
            .directory(Path.of(System.getProperty("jsforce.directory")).toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(node.waitFor()).as(output).isZero();
    assertThat(salesforce.rows().values(documentId, "Status__c"))
        .containsExactly("DCR", "DST", "DCO");
    assertThat(salesforce.rows().count("ContentVersion")).isEqualTo(2);
  }
}
