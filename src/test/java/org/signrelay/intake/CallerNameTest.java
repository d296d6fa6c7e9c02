package org.signrelay.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Callers;
import org.signrelay.design.Secret;
import org.signrelay.design.address.AddressRanges;

class CallerNameTest {
  private static final Optional<Callers.Header> HEADER =
      Optional.of(new Callers.Header("X-Key", List.of(new Secret("secret"))));

  @Test
  void aUserIsNamedAsTheDesignSpellsIt() {
    // Given
    Callers callers = new Callers(List.of(user("first"), user("second")), List.of(), HEADER, false);

    // Then
    assertThat(name(callers, "ACME\\second:secret")).isEqualTo("basic second, header X-Key");
  }

  @Test
  void otherChecksAreNamedWithoutTheirSecrets() {
    assertThat(
            CallerName.of(
                new Callers(List.of(), List.of(new Secret("secret")), Optional.empty(), false),
                name -> List.of("Bearer secret")))
        .isEqualTo("bearer-token");
    assertThat(name(signed(), "a:b")).isEqualTo("signature");
    assertThat(name(new Callers(List.of(), List.of(), Optional.empty(), true), "a:b"))
        .isEqualTo("anonymous");
  }

  private static Callers signed() {
    return new Callers(
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(new Secret("secret")),
        AddressRanges.NONE,
        false);
  }

  private static Callers.Basic user(String name) {
    return new Callers.Basic(name, new Secret("secret"));
  }

  private static String name(Callers callers, String credentials) {
    String header = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    return CallerName.of(callers, name -> List.of(header));
  }
}
