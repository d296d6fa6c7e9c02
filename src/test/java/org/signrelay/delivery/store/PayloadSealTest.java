package org.signrelay.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.design.Configuration;
import org.signrelay.design.Designs;
import org.signrelay.design.TestConfiguration;

class PayloadSealTest {
  private static final DeliveryId DELIVERY = new DeliveryId(new UUID(1, 2));
  private static final DeliveryId OTHER_DELIVERY = new DeliveryId(new UUID(1, 3));
  private static final String TEXT = "{\"feedback\":\"Übung 😀\"}";
  private static final String OLD_KEY = key(1);
  private static final String NEW_KEY = key(2);

  @ParameterizedTest
  @ValueSource(strings = {"", "x", TEXT, "clear:", "aes-gcm:AAAA"})
  void whatIsSealedCanBeOpened(String text) {
    // Given
    String stored = seal(OLD_KEY).seal(DELIVERY, text);

    // When
    Optional<String> opened = seal(OLD_KEY).open(DELIVERY, stored);

    // Then
    assertThat(opened).contains(text);
  }

  @Test
  void nothingOfTheTextCanBeReadInTheStore() {
    // When
    String stored = seal(OLD_KEY).seal(DELIVERY, TEXT);

    // Then
    assertThat(stored).startsWith("aes-gcm:").doesNotContain("feedback");
  }

  @Test
  void theSameTextIsNeverStoredTheSameWayTwice() {
    // Given
    String first = seal(OLD_KEY).seal(DELIVERY, TEXT);

    // When
    String second = seal(OLD_KEY).seal(DELIVERY, TEXT);

    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void afterARotationTheOldKeyStillOpens() {
    // Given
    String stored = seal(OLD_KEY).seal(DELIVERY, TEXT);

    // When
    Optional<String> opened = seal(NEW_KEY + "," + OLD_KEY).open(DELIVERY, stored);

    // Then
    assertThat(opened).contains(TEXT);
  }

  @Test
  void afterARotationTheFirstKeySeals() {
    // Given
    String stored = seal(NEW_KEY + "," + OLD_KEY).seal(DELIVERY, TEXT);

    // When
    Optional<String> opened = seal(NEW_KEY).open(DELIVERY, stored);

    // Then
    assertThat(opened).contains(TEXT);
    assertThat(seal(OLD_KEY).open(DELIVERY, stored)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=", ""})
  void noOtherKeyOpens(String keys) {
    // Given
    String stored = seal(OLD_KEY).seal(DELIVERY, TEXT);

    // When
    Optional<String> opened = seal(keys).open(DELIVERY, stored);

    // Then
    assertThat(opened).isEmpty();
  }

  @Test
  void aPayloadBelongsToItsDelivery() {
    // Given
    String stored = seal(OLD_KEY).seal(DELIVERY, TEXT);

    // When
    Optional<String> opened = seal(OLD_KEY).open(OTHER_DELIVERY, stored);

    // Then
    assertThat(opened).isEmpty();
  }

  @Test
  void withoutAKeyTheTextIsStoredInClear() {
    // When
    String stored = seal("").seal(DELIVERY, TEXT);

    // Then
    assertThat(stored).isEqualTo("clear:" + TEXT);
  }

  @Test
  void whatWasStoredInClearOpensAfterAKeyWasSet() {
    // Given
    String stored = seal("").seal(DELIVERY, TEXT);

    // When
    Optional<String> opened = seal(OLD_KEY).open(DELIVERY, stored);

    // Then
    assertThat(opened).contains(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aes-gcm:", "aes-gcm:AAAA", "aes-gcm:no base64!", "other:AAAA", "{}"})
  void aDamagedPayloadOpensWithNoKey(String damaged) {
    // When
    Optional<String> opened = seal(OLD_KEY).open(DELIVERY, damaged);

    // Then
    assertThat(opened).isEmpty();
  }

  @Test
  void aChangedPayloadOpensWithNoKey() {
    // Given
    String stored = seal(OLD_KEY).seal(DELIVERY, TEXT);
    String changed = stored.substring(0, 40) + (stored.charAt(40) == 'A' ? 'B' : 'A');

    // When
    Optional<String> opened =
        seal(OLD_KEY).open(DELIVERY, changed + stored.substring(changed.length()));

    // Then
    assertThat(opened).isEmpty();
  }

  private static PayloadSeal seal(String keys) {
    Configuration configuration = new TestConfiguration().withServer("encryption-key", keys).read();
    PayloadSeal seal = new PayloadSeal();
    seal.designs = new Designs(() -> configuration);
    return seal;
  }

  private static String key(int filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return Base64.getEncoder().encodeToString(key);
  }
}
