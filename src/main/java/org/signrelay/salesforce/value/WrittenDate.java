package org.signrelay.salesforce.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A date as somebody wrote it.
 *
 * @param day as it was written, whatever the zone
 * @param time midnight if none was written
 * @param offset from UTC, if one was written
 */
record WrittenDate(LocalDate day, LocalTime time, Optional<ZoneOffset> offset) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What .NET writes for a date that was never set. */
  private static final LocalDate NEVER_SET = LocalDate.of(1, 1, 1);

  /** Salesforce's first and last years. */
  private static final int FIRST_YEAR = 1700;

  private static final int LAST_YEAR = 4000;

  static WrittenDate of(Instant instant, ZoneId zone) {
    OffsetDateTime moment = instant.atZone(zone).toOffsetDateTime();
    return new WrittenDate(
        moment.toLocalDate(), moment.toLocalTime(), Optional.of(moment.getOffset()));
  }

  /** The moment; without an offset, in the zone. */
  Instant instant(ZoneId zone) {
    return offset
        .map(written -> day.atTime(time).toInstant(written))
        .orElseGet(() -> day.atTime(time).atZone(zone).toInstant());
  }

  /** The moment in the form of Salesforce. */
  String moment(ZoneId zone) {
    return MOMENT.format(instant(zone));
  }

  boolean wasNeverSet() {
    return day.equals(NEVER_SET);
  }

  /** Whether Salesforce keeps dates of that time. */
  boolean canBeKept() {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }
}
