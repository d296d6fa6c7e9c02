package org.signrelay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextHashTest {

  /** FIPS 180-2, appendix B.1: the SHA-256 of "abc" is ba7816bf 8f01cfea 414140de 5dae2223 … */
  @Test
  void itIsTheFirstHalfOfTheSha256() {
    // When
    UUID hash = TextHash.of("abc");

    // Then
    assertThat(hash).isEqualTo(UUID.fromString("ba7816bf-8f01-cfea-4141-40de5dae2223"));
  }
}
