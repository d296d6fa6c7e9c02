package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Callers;
import org.signrelay.design.Configuration;
import org.signrelay.design.Design;
import org.signrelay.design.Secret;
import org.signrelay.design.TestConfiguration;

class CallersCheckTest {

  @Test
  void theNthUserBelongsToTheNthPassword() {
    // When
    Optional<Design> design =
        withoutCheck()
            .with("caller.basic.username", "ann, bob")
            .with("caller.basic.password", "one\\,two, three")
            .design();

    // Then
    assertThat(design)
        .map(found -> found.callers().basic())
        .contains(
            List.of(
                new Callers.Basic("ann", new Secret("one,two")),
                new Callers.Basic("bob", new Secret("three"))));
  }

  @Test
  void aUserWithoutPasswordIsAMistake() {
    // When
    Configuration configuration =
        withoutCheck()
            .with("caller.basic.username", "ann,bob")
            .with("caller.basic.password", "s3cret-of-ann")
            .read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("1 passwords for 2 users")
        .doesNotContain("s3cret");
  }

  @Test
  void basicWithBearerIsRefused() {
    // When
    Configuration configuration =
        new TestConfiguration()
            .with("caller.basic.username", "ann")
            .with("caller.basic.password", "one")
            .read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("caller.bearer-token", "together");
  }

  @Test
  void aHeaderMayStandBesideABearerTokenButNotInItsPlace() {
    // When
    Configuration configuration =
        new TestConfiguration()
            .with("caller.header.name", "authorization")
            .with("caller.header.value", "x")
            .read();

    // Then
    assertThat(configuration.problems()).singleElement().asString().contains("another header");
  }

  @Test
  void severalValuesOfAHeaderAreValidAtOnce() {
    // When
    Optional<Design> design =
        withoutCheck()
            .with("caller.header.name", "X-Key")
            .with("caller.header.value", "new, old")
            .design();

    // Then
    assertThat(design)
        .flatMap(found -> found.callers().header())
        .contains(new Callers.Header("X-Key", List.of(new Secret("new"), new Secret("old"))));
  }

  @Test
  void aDesignThatChecksNobodyIsRefused() {
    // When
    Configuration configuration = withoutCheck().read();

    // Then
    assertThat(configuration.refused()).containsExactly(TestConfiguration.ID);
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("caller.anonymous = true");
  }

  @Test
  void anyoneMayCallOnlyInSoManyWords() {
    // When
    Optional<Design> design = withoutCheck().with("caller.anonymous", "true").design();

    // Then
    assertThat(design).map(found -> found.callers().areChecked()).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,,b", ",", "a,"})
  void anEmptySecretInAListIsAMistake(String tokens) {
    // When
    Configuration configuration =
        new TestConfiguration().with("caller.bearer-token", tokens).read();

    // Then
    assertThat(configuration.problems()).singleElement().asString().contains("list");
  }

  private static TestConfiguration withoutCheck() {
    return new TestConfiguration().without("caller.bearer-token");
  }
}
