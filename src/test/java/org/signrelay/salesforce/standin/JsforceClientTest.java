package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.standin.login.ConnectedApp;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** The client jsforce, as npm installs it, works with the stand-in. */
@NeedsCommands({"node", "npm"})
class JsforceClientTest extends StandInTest {
  private static final Path SOURCE = Path.of("src", "test", "jsforce");
  private static final Path DIRECTORY = Path.of("target", "jsforce");

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(DIRECTORY);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = DIRECTORY.resolve(file.getFileName().toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
  }

  @Test
  void doesAllThatSignRelayDoes() throws Exception {
    salesforce.users().add(ConnectedApp.of("app", "secret"));
    String account = salesforce.rows().insert("Account", Map.of("Name", "Contoso"));
    salesforce.rows().update(documentId, Map.of("Account__c", account));
    document("it's odd");
    for (int i = 0; i < 450; i++) {
      salesforce.rows().insert("Lead", Map.of("LastName", "lead " + i, "Company", "c"));
    }

    run(
        List.of(
            "node",
            "client.mjs",
            salesforce.uri().toString(),
            USER,
            PASSWORD + TOKEN,
            "app",
            "secret"));

    assertThat(salesforce.rows().values(documentId, "Status__c"))
        .containsExactly("DCR", "DST", "DCO");
    assertThat(salesforce.rows().count("ContentVersion")).isEqualTo(2);
    assertThat(salesforce.calls().of(CallKind.LOGIN, CallKind.TOKEN)).hasSize(3);
    assertThat(salesforce.calls().of(CallKind.UPLOAD)).hasSize(1);
    assertThat(salesforce.calls().of(CallKind.COLLECTION_UPSERT)).hasSize(1);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path log = DIRECTORY.resolve(command.get(0) + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(DIRECTORY.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      assertThat(ended).as("%s ends, see %s", command.get(0), log).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
