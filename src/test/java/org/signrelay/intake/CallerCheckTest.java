package org.signrelay.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Callers;
import org.signrelay.design.Secret;

class CallerCheckTest {
  private static final Callers BASIC =
      new Callers(
          List.of(user("old", "secret-1"), user("new", "sécret:2")),
          List.of(),
          Optional.empty(),
          false);
  private static final Callers BEARER =
      new Callers(
          List.of(),
          List.of(new Secret("token-1"), new Secret("token-2")),
          Optional.empty(),
          false);
  private static final Callers HEADER =
      new Callers(
          List.of(),
          List.of(),
          Optional.of(
              new Callers.Header("X-Key", List.of(new Secret("key-1"), new Secret("key-2")))),
          false);

  @Test
  void anyConfiguredUserIsLetIn() {
    assertThat(holds(BASIC, "Authorization", basic("old:secret-1", UTF_8))).isTrue();
    assertThat(holds(BASIC, "authorization", basic("new:sécret:2", UTF_8))).isTrue();
    assertThat(holds(BASIC, "Authorization", "bAsIc  " + basic("old:secret-1", UTF_8).substring(6)))
        .isTrue();
  }

  @Test
  void aPasswordMayComeInTheCharsetOfOlderClients() {
    assertThat(holds(BASIC, "Authorization", basic("new:sécret:2", ISO_8859_1))).isTrue();
  }

  @Test
  void aDomainInFrontOfTheUserDoesNotCount() {
    assertThat(holds(BASIC, "Authorization", basic("ACME\\old:secret-1", UTF_8))).isTrue();
    assertThat(holds(BASIC, "Authorization", basic("ACME\\old:wrong", UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "old:secret-2",
        "old:sécret:2",
        "new:secret-1",
        "OLD:secret-1",
        "old:",
        ":secret-1",
        ":",
        "",
        "old",
        "old:secret-1 ",
        "old\\:secret-1",
      })
  void anyOtherCredentialsFail(String credentials) {
    assertThat(holds(BASIC, "Authorization", basic(credentials, UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic ***", "Basic b2xkOg=", "old:secret-1", "Bearer x"})
  void aMalformedHeaderFails(String header) {
    assertThat(holds(BASIC, "Authorization", header)).isFalse();
    assertThat(holds(BEARER, "Authorization", header)).isFalse();
  }

  @Test
  void anyConfiguredTokenIsLetInAndNothingElse() {
    assertThat(holds(BEARER, "Authorization", "Bearer token-1")).isTrue();
    assertThat(holds(BEARER, "Authorization", "bearer token-2")).isTrue();
    assertThat(holds(BEARER, "Authorization", "Bearer token-3")).isFalse();
    assertThat(holds(BEARER, "Authorization", "Bearer token-1,token-2")).isFalse();
    assertThat(holds(BEARER, "Authorization", "token-1")).isFalse();
    assertThat(holds(BEARER, "Authorization", basic("token-1:", UTF_8))).isFalse();
    assertThat(holds(BEARER)).isFalse();
  }

  @Test
  void anyConfiguredHeaderValueIsLetInAndNothingElse() {
    assertThat(holds(HEADER, "x-key", "key-1")).isTrue();
    assertThat(holds(HEADER, "X-KEY", "key-2")).isTrue();
    assertThat(holds(HEADER, "X-Key", "KEY-1")).isFalse();
    assertThat(holds(HEADER, "X-Key", "")).isFalse();
    assertThat(holds(HEADER, "X-Other", "key-1")).isFalse();
    assertThat(holds(HEADER)).isFalse();
  }

  @Test
  void aHeaderThatIsThereTwiceFails() {
    assertThat(holds(HEADER, "X-Key", "key-1", "X-Key", "key-1")).isFalse();
    assertThat(holds(BEARER, "Authorization", "Bearer token-1", "Authorization", "Bearer x"))
        .isFalse();
  }

  @Test
  void everyCheckThatIsSetMustHold() {
    // Given
    Callers both = new Callers(BASIC.basic(), List.of(), HEADER.header(), false);
    String user = basic("old:secret-1", UTF_8);

    // Then
    assertThat(holds(both, "Authorization", user, "X-Key", "key-1")).isTrue();
    assertThat(holds(both, "Authorization", user)).isFalse();
    assertThat(holds(both, "X-Key", "key-1")).isFalse();
    assertThat(holds(both, "Authorization", user, "X-Key", "wrong")).isFalse();
  }

  @Test
  void withoutAnyCheckOnlyAnonymousInSoManyWordsLetsIn() {
    assertThat(holds(new Callers(List.of(), List.of(), Optional.empty(), true))).isTrue();
    assertThat(holds(new Callers(List.of(), List.of(), Optional.empty(), false))).isFalse();
    assertThat(holds(new Callers(List.of(), BEARER.bearerTokens(), Optional.empty(), true)))
        .isFalse();
  }

  @Test
  void theRefusalNamesTheSchemeAndGivesNoHint() {
    assertThat(CallerRefusal.of(BASIC).refusal().headers())
        .containsExactly(Map.entry("WWW-Authenticate", "Basic realm=\"SignRelay\""));
    assertThat(CallerRefusal.of(BEARER).refusal().headers())
        .containsExactly(Map.entry("WWW-Authenticate", "Bearer"));
    assertThat(CallerRefusal.of(HEADER).refusal().headers()).isEmpty();
    assertThat(CallerRefusal.of(BASIC).refusal().detail())
        .isEqualTo("The caller could not be verified.");
  }

  private static Callers.Basic user(String name, String password) {
    return new Callers.Basic(name, new Secret(password));
  }

  private static String basic(String credentials, Charset charset) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(charset));
  }

  private static boolean holds(Callers callers, String... headers) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      lines.merge(
          headers[i].toLowerCase(Locale.ROOT),
          List.of(headers[i + 1]),
          (one, other) -> Arrays.asList(one.get(0), other.get(0)));
    }
    return new CallerCheck(callers)
        .holdsFor(name -> lines.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }
}
