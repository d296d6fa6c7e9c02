package org.signrelay.delivery.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.refused.HourlyShare.Verdict;

/** A flood of refused calls does not fill the disk. */
class HourlyShareTest {
  private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");
  private final HourlyShare share = new HourlyShare();

  @Test
  void afterTwoHundredCallsAnHourNothingMoreIsKept() {
    // Given
    for (int i = 0; i < 200; i++) {
      assertThat(share.take("a", 1, NOON)).isEqualTo(Verdict.WHOLE);
    }

    // When
    Verdict more = share.take("a", 1, NOON.plus(Duration.ofMinutes(59)));

    // Then
    assertThat(more).isEqualTo(Verdict.NOTHING);
    assertThat(share.take("b", 1, NOON)).isEqualTo(Verdict.WHOLE);
    assertThat(share.take("a", 1, NOON.plus(Duration.ofHours(1)))).isEqualTo(Verdict.WHOLE);
  }

  @Test
  void afterFourMegabytesAnHourNoBodyIsKept() {
    // Given
    for (int i = 0; i < 64; i++) {
      assertThat(share.take("a", 64 * 1024, NOON)).isEqualTo(Verdict.WHOLE);
    }

    // When
    Verdict more = share.take("a", 1, NOON);

    // Then
    assertThat(more).isEqualTo(Verdict.WITHOUT_BODY);
    assertThat(share.take("a", 0, NOON)).isEqualTo(Verdict.WHOLE);
  }
}
