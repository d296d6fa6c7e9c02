package org.signrelay.salesforce.session.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.Secret;

class SlowHashTest {
  private static final Secret SECRET = new Secret("pässwörd+token");

  @Test
  void theSameSecretIsRecognised() {
    // Given
    SlowHash hash = SlowHash.of(SECRET);

    // When
    boolean matches = hash.matches(new Secret("pässwörd+token"));

    // Then
    assertThat(matches).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pässwörd+token ", "pässwörd+tokeN", "password+token", "x"})
  void anyOtherSecretIsNot(String other) {
    // Given
    SlowHash hash = SlowHash.of(SECRET);

    // When
    boolean matches = hash.matches(new Secret(other));

    // Then
    assertThat(matches).isFalse();
  }

  @Test
  void equalSecretsCannotBeSeenToBeEqual() {
    // Given
    SlowHash first = SlowHash.of(SECRET);

    // When
    SlowHash second = SlowHash.of(SECRET);

    // Then
    assertThat(second.salt()).isNotEqualTo(first.salt());
    assertThat(second.hash()).isNotEqualTo(first.hash());
    assertThat(Base64.getDecoder().decode(second.salt())).hasSize(16);
    assertThat(Base64.getDecoder().decode(second.hash())).hasSize(32);
  }

  /** The expected value was computed with Python's {@code hashlib.pbkdf2_hmac}. */
  @Test
  void aHashIsStillKnownAfterAnUpgrade() {
    // Given
    SlowHash stored =
        new SlowHash("AAECAwQFBgcICQoLDA0ODw==", "MUJKBqoRSIqXoKaeAWslb1RiOmfk047FR7p929WwWvA=");

    // When
    boolean matches = stored.matches(SECRET);

    // Then
    assertThat(matches).isTrue();
  }
}
