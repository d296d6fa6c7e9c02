package org.signrelay.design.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void aSignatureIsACallerCheckAndItsPrefixIsOptional() {
    // When
    Optional<Design> design =
        withoutCheck()
            .with(
                "caller.signing-secret",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
            .design();

    // Then
    assertThat(design).map(found -> found.callers().areChecked()).contains(true);
    assertThat(design)
        .map(found -> found.callers().signingSecrets())
        .contains(
            List.of(
                new Secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                new Secret("C2FVsBQIhrscChlQIMV+b5sSYspob7oD")));
  }

  @ParameterizedTest
  @CsvSource({"23, false", "24, true", "64, true", "65, false"})
  void aSigningSecretHas24To64Bytes(int bytes, boolean right) {
    // When
    Configuration configuration =
        withoutCheck()
            .with(
                "caller.signing-secret",
                "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]))
            .read();

    // Then
    assertThat(configuration.loaded().isEmpty()).isNotEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "whsec_",
        "whsec_!fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,,MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      })
  void aSigningSecretThatIsNoneIsToldWithoutIt(String secret) {
    // When
    Configuration configuration = withoutCheck().with("caller.signing-secret", secret).read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("caller.signing-secret", "whsec_ and base64 of 24 to 64 bytes")
        .doesNotContain("s3cret", "fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @Test
  void addressesNarrowAndAreNoCheck() {
    // When
    Optional<Design> design =
        new TestConfiguration().with("caller.allow-from", "192.0.2.0/24, 2001:db8::1").design();
    Configuration alone = withoutCheck().with("caller.allow-from", "192.0.2.0/24").read();

    // Then
    assertThat(design)
        .map(Design::callers)
        .hasValueSatisfying(
            callers -> {
              assertThat(callers.mayCallFrom("192.0.2.9")).isTrue();
              assertThat(callers.mayCallFrom("2001:db8::1")).isTrue();
              assertThat(callers.mayCallFrom("192.0.3.9")).isFalse();
            });
    assertThat(alone.problems())
        .singleElement()
        .asString()
        .contains("no caller check is set", "caller.signing-secret");
  }

  @Test
  void withoutAddressesCallsMayComeFromAnywhere() {
    assertThat(new TestConfiguration().design())
        .map(found -> found.callers().mayCallFrom("203.0.113.9"))
        .contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.test", "192.0.2.0/33", "192.0.2.256"})
  void anAddressThatIsNoneIsShown(String address) {
    // When
    Configuration configuration =
        new TestConfiguration().with("caller.allow-from", "192.0.2.1," + address).read();

    // Then
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("caller.allow-from", "such as 192.0.2.0/24", "wrong is \"" + address + "\"");
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
