package org.signrelay.salesforce.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DateSettings;

class DateTextTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027-01-31T15:05:09Z                      | 2027-01-31T15:05:09Z",
        "2027-01-31T15:05:09.1234567Z              | 2027-01-31T15:05:09.123456700Z",
        "2027-01-31T15:05:09.5+01:00               | 2027-01-31T14:05:09.500Z",
        "2027-01-31T15:05:09-0500                  | 2027-01-31T20:05:09Z",
        "2027-01-31T15:05+01                       | 2027-01-31T14:05:00Z",
        "2027-01-31T15:05:09                       | 2027-01-31T15:05:09Z",
        "2027-01-31T15:05                          | 2027-01-31T15:05:00Z",
        "2027-01-31 15:05:09                       | 2027-01-31T15:05:09Z",
        "2027-01-31 15:05:09 +01:00                | 2027-01-31T14:05:09Z",
        "2027-01-31                                | 2027-01-31T00:00:00Z",
        "2027-01-31Z                               | 2027-01-31T00:00:00Z",
        "2027/1/5 9:07                             | 2027-01-05T09:07:00Z",
        "1/31/2027 3:05:09 PM                      | 2027-01-31T15:05:09Z",
        "1/31/2027 12:05:09 AM                     | 2027-01-31T00:05:09Z",
        "1/31/2027 12:05 pm                        | 2027-01-31T12:05:00Z",
        "1/31/2027 3:05:09 p.m.                    | 2027-01-31T15:05:09Z",
        "01/31/2027                                | 2027-01-31T00:00:00Z",
        "1/31/27                                   | 2027-01-31T00:00:00Z",
        "01-31-2027 15:05                          | 2027-01-31T15:05:00Z",
        "1/31/2027 3:05:09 PM (UTC-05:00)          | 2027-01-31T20:05:09Z",
        "1/31/2027 3:05 PM EST                     | 2027-01-31T20:05:00Z",
        "January 31, 2027                          | 2027-01-31T00:00:00Z",
        "Jan 31 2027  3:05PM                       | 2027-01-31T15:05:00Z",
        "Jan. 31st, 2027 at 3:05 PM                | 2027-01-31T15:05:00Z",
        "Sunday, January 31, 2027 3:05:09 PM       | 2027-01-31T15:05:09Z",
        "31 January 2027 15:05:09                  | 2027-01-31T15:05:09Z",
        "31-Jan-2027                               | 2027-01-31T00:00:00Z",
        "30 sept 2027                              | 2027-09-30T00:00:00Z",
        "Sun, 31 Jan 2027 15:05:09 GMT             | 2027-01-31T15:05:09Z",
        "/Date(1801407909000)/                     | 2027-01-31T15:05:09Z",
        "\\/Date(1801407909000+0100)\\/            | 2027-01-31T15:05:09Z",
        "/Date(-1)/                                | 1969-12-31T23:59:59.999Z",
      })
  void eachFormIsRead(String text, Instant moment) {
    // When
    Optional<WrittenDate> date = read(text, DateOrder.MDY, UTC);

    // Then
    assertThat(date).map(found -> found.instant(UTC)).hasValue(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "MDY, 01/02/2027, 2027-01-02",
    "DMY, 01/02/2027, 2027-02-01",
    "DMY, 31/01/2027, 2027-01-31",
    "DMY, 31.1.2027 15:05, 2027-01-31",
    "YMD, 27/01/31, 2027-01-31",
    "DMY, 2027-01-31, 2027-01-31",
    "DMY, '/Date(1801407909000)/', 2027-01-31",
  })
  void theOrderSaysWhichNumberIsTheMonth(DateOrder order, String text, LocalDate day) {
    // When
    Optional<WrittenDate> date = read(text, order, UTC);

    // Then
    assertThat(date).map(WrittenDate::day).hasValue(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31T15:05:09, 2027-01-31T20:05:09Z",
    "2027-07-31T15:05:09, 2027-07-31T19:05:09Z",
    "2027-07-31T15:05:09Z, 2027-07-31T15:05:09Z",
    "7/31/2027, 2027-07-31T04:00:00Z",
  })
  void theZoneCountsForDatesWithoutOne(String text, Instant moment) {
    // Given
    ZoneId newYork = ZoneId.of("America/New_York");

    // When
    Optional<WrittenDate> date = read(text, DateOrder.MDY, newYork);

    // Then
    assertThat(date).map(found -> found.instant(newYork)).hasValue(moment);
  }

  @Test
  void theDayIsTheOneThatIsWritten() {
    // When
    Optional<WrittenDate> date = read("2027-01-31T23:30:00-05:00", DateOrder.MDY, UTC);

    // Then
    assertThat(date).map(WrittenDate::day).hasValue(LocalDate.of(2027, 1, 31));
  }

  @Test
  void theNarrowSpaceOfNewerNetIsASpace() {
    // When
    Optional<WrittenDate> date = read("1/31/2027 3:05:09\u202fPM", DateOrder.MDY, UTC);

    // Then
    assertThat(date)
        .map(found -> found.instant(UTC))
        .hasValue(Instant.parse("2027-01-31T15:05:09Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "31/01/2027",
        "2027-02-30",
        "2027-13-01",
        "1/31/2027 25:00",
        "1/31/2027 13:05 PM",
        "1/31/2027 3:05 XYZ",
        "Smarch 31, 2027",
        "2027-01-31T15:05:09+25:00",
        "1801407909000",
        "5f0f1c62-6f5c-4a0b-9d8f-0c1f6f5a7b01"
      })
  void whatIsNoDateIsNotGuessed(String text) {
    // When
    Optional<WrittenDate> date = read(text, DateOrder.MDY, UTC);

    // Then
    assertThat(date).isEmpty();
  }

  private static Optional<WrittenDate> read(String text, DateOrder order, ZoneId zone) {
    return DateText.read(text, new DateSettings(zone, order));
  }
}
