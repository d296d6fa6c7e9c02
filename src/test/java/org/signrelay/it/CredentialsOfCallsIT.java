package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Json;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** {@code login = notification}: each call brings the user and password for Salesforce. */
@ExtendWith(RelayExtension.class)
class CredentialsOfCallsIT {
  private static final String PASSWORD = "p4ssword-that-calls-bring";
  private static final String TOKEN = "t0ken";
  private static final String RIGHT = PASSWORD + TOKEN;

  private final Relay relay;

  CredentialsOfCallsIT(Relay relay) {
    this.relay = relay;
  }

  @Test
  void credentialsInTheBodyLogInAndAreNowhereAfterwards() throws IOException {
    // Given
    Site site = site(Map.of());
    String document = Site.newId();
    String record = site.document(document);

    // When
    HttpResponse<String> answer = site.send(call(document, "CORP\\" + Site.SALESFORCE_USER, RIGHT));

    // Then
    JsonNode delivered = site.await(id(answer), "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(site.salesforce().calls().all().get(0).user()).hasValue(Site.SALESFORCE_USER);
    assertThat(delivered.toString() + answer.body() + relay.log()).doesNotContain(PASSWORD);
    assertThat(filesThatHold(PASSWORD)).isEmpty();
  }

  @Test
  void basicBringsThemWhereItIsNotTheCallerCheck() {
    // Given
    Site site = site(Map.of("caller.header.name", "X-Caller", "caller.header.value", "s3cret"));
    site.edit(Map.of("caller.basic.username", "", "caller.basic.password", ""));
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(15))
        .until(() -> basicCall(site, Site.newId(), RIGHT).statusCode() == 202);
    String document = Site.newId();
    site.document(document);

    // When
    HttpResponse<String> answer = basicCall(site, document, RIGHT);

    // Then
    site.await(id(answer), "delivered");
  }

  @Test
  void aCallWithoutCredentialsIsRefused() {
    // Given
    Site site = site(Map.of());

    // When
    HttpResponse<String> none = site.send(Map.of("documentId", Site.newId(), "status", "DCO"));
    HttpResponse<String> half =
        site.send(Map.of("documentId", Site.newId(), "status", "DCO", "username", "somebody"));

    // Then
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("username and password");
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(half.body()).contains("no password").doesNotContain("somebody");
  }

  @Test
  void wrongOnesAreSentOnceAndRightOnesReleaseTheBacklog() {
    // Given
    Site site = site(Map.of());
    List<String> ids = IntStream.range(0, 8).mapToObj(number -> accept(site, "wrong")).toList();
    ids.forEach(
        id ->
            assertThat(site.await(id, "held").get("error").get("code").asText())
                .isEqualTo("login"));
    assertThat(site.salesforce().calls().logins()).isOne();
    assertThat(relay.api().json("designs/" + site.design()).get("reason").asText())
        .contains("INVALID_LOGIN");

    // When
    String last = accept(site, RIGHT);

    // Then
    site.await(last, "delivered");
    ids.forEach(id -> site.await(id, "delivered"));
    assertThat(site.salesforce().calls().logins()).isEqualTo(2);
  }

  @Test
  void afterTwoWrongOnesAThirdWaitsForAPerson() {
    // Given
    Site site = site(Map.of());
    site.await(accept(site, "wrong"), "held");
    String second = accept(site, "wrong too");
    site.salesforce()
        .calls()
        .awaitCount(2, call -> call.kind().isLogin(), java.time.Duration.ofSeconds(20));
    site.await(second, "held");

    // When
    String third = accept(site, RIGHT);

    // Then
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(
            () -> {
              JsonNode error = relay.api().delivery(third).path("error");
              return error.path("message").asText().contains("two-logins-refused");
            });
    assertThat(site.salesforce().calls().logins()).isEqualTo(2);
    relay.api().post("deliveries/" + second + "/discard");
    relay.api().post("designs/" + site.design() + "/resume");
    assertThat(site.salesforce().calls().refusedLogins()).isLessThanOrEqualTo(4);
  }

  @Test
  void aRepeatWithTheRightPasswordIsADuplicateAndGetsTheCallGoing() {
    // Given
    Site site = site(Map.of());
    String document = Site.newId();
    site.document(document);
    String id = id(site.send(call(document, Site.SALESFORCE_USER, "wrong")));
    site.await(id, "held");

    // When
    HttpResponse<String> repeat = site.send(call(document, Site.SALESFORCE_USER, RIGHT));

    // Then
    assertThat(repeat.statusCode()).isEqualTo(200);
    assertThat(repeat.body()).contains("duplicate", id);
    site.await(id, "delivered");
    assertThat(site.salesforce().calls().logins()).isEqualTo(2);
  }

  @Test
  void oneUsersWrongPasswordHoldsNoOtherUserUp() {
    // Given
    Site site = site(Map.of());
    site.salesforce().addUser("other@example.org", "another", "");
    site.await(accept(site, "wrong"), "held");
    String document = Site.newId();
    site.document(document);

    // When
    String id = id(site.send(call(document, "other@example.org", "another")));

    // Then
    site.await(id, "delivered");
  }

  private Site site(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("login", "notification");
    List.of("username", "password", "security-token").forEach(key -> settings.put(key, ""));
    Site site = relay.site(settings);
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, PASSWORD, TOKEN);
    return site;
  }

  private String accept(Site site, String password) {
    String document = Site.newId();
    site.document(document);
    return id(site.send(call(document, Site.SALESFORCE_USER, password)));
  }

  private static Map<String, String> call(String document, String user, String password) {
    return Map.of("documentId", document, "status", "DCO", "username", user, "password", password);
  }

  private static HttpResponse<String> basicCall(Site site, String document, String password) {
    return Http.post(
        site.hook(),
        "application/json",
        Json.of(Map.of("documentId", document, "status", "DCO")),
        "X-Caller",
        "s3cret",
        "Authorization",
        Http.basic(Site.SALESFORCE_USER, password));
  }

  private static String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return AdminApi.json(answer).get("id").asText();
  }

  /** Looks through everything that the server has on its disk: database, logs, state. */
  private List<Path> filesThatHold(String text) throws IOException {
    Path root = relay.server().configDir().getParent().getParent();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".jar") && !file.toString().endsWith(".war"))
          .filter(file -> holds(file, text))
          .toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.exists(file)
          && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
