package org.signrelay.salesforce.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.design.DateSettings;

/**
 * Reads a date in the forms that DocumentTRAK may send; which one it is, is not documented. A day,
 * perhaps a time behind it, perhaps a zone behind that; or {@code /Date(…)/} of older .NET
 * services, in milliseconds since 1970.
 */
public final class DateText {
  /** What is read, for people. */
  static final String FORMS =
      "2027-01-31T15:05:09Z, 2027-01-31 15:05, 1/31/2027 3:05:09 PM, January 31, 2027 3:05 PM or"
          + " 31 Jan 2027";

  private static final Pattern EPOCH =
      Pattern.compile("\\\\?/Date\\((-?\\d{1,15})(?<offset>[+-]\\d{4})?\\)\\\\?/");

  private static final String WEEKDAY =
      "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?";
  private static final String MONTH =
      "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final String DAY_OF_MONTH = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String TIME =
      "(?:(?:T|,? (?:at )?)(?<hour>\\d{1,2}):(?<minute>\\d{2})"
          + "(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
          + "(?: ?(?<half>[AP])\\.?M\\.?)?)?";
  private static final String ZONE =
      "(?: ?\\(?(?<zone>(?:UTC|GMT)?(?<offset>[+-]\\d{2}(?::?\\d{2})?)|[A-Z]{1,3})\\)?)?";

  private static final Pattern YEAR_FIRST =
      form("(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})");
  private static final Pattern NUMBERS =
      form("(?<first>\\d{1,2})([-/.])(?<middle>\\d{1,2})\\2(?<third>\\d{4}|\\d{2})");
  private static final Pattern MONTH_FIRST =
      form(WEEKDAY + MONTH + " " + DAY_OF_MONTH + ",? (?<year>\\d{4})");
  private static final Pattern DAY_FIRST =
      form(WEEKDAY + DAY_OF_MONTH + "[ -]" + MONTH + ",?[ -](?<year>\\d{4})");

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int THIS_CENTURY = 2000;

  /** The names of zones that RFC 822 gives a meaning. */
  private static final Map<String, ZoneOffset> ZONES =
      Map.ofEntries(
          Map.entry("Z", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("CST", ZoneOffset.ofHours(-6)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)));

  private DateText() {}

  /**
   * How a field of date and time would get the date; empty if the text is none that can be read and
   * kept.
   */
  public static Optional<String> moment(String text, DateSettings settings) {
    return read(text, settings)
        .filter(WrittenDate::canBeKept)
        .map(date -> date.moment(settings.zone()));
  }

  /** The date, or empty if the text is none or names a day or time that does not exist. */
  static Optional<WrittenDate> read(String text, DateSettings settings) {
    String plain = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    try {
      Matcher epoch = EPOCH.matcher(plain);
      return epoch.matches() ? Optional.of(ofEpoch(epoch, settings.zone())) : day(plain, settings);
    } catch (DateTimeException doesNotExist) {
      return Optional.empty();
    }
  }

  private static Pattern form(String day) {
    return Pattern.compile(day + TIME + ZONE, Pattern.CASE_INSENSITIVE);
  }

  private static WrittenDate ofEpoch(Matcher epoch, ZoneId zone) {
    Instant instant = Instant.ofEpochMilli(Long.parseLong(epoch.group(1)));
    String offset = epoch.group("offset");
    return WrittenDate.of(instant, offset == null ? zone : ZoneOffset.of(offset));
  }

  private static Optional<WrittenDate> day(String text, DateSettings settings) {
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      return Optional.of(written(yearFirst, date(yearFirst, number(yearFirst, "month"))));
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return Optional.of(written(numbers, inOrder(numbers, settings)));
    }
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    if (monthFirst.matches()) {
      return Optional.of(written(monthFirst, date(monthFirst, month(monthFirst))));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    return dayFirst.matches()
        ? Optional.of(written(dayFirst, date(dayFirst, month(dayFirst))))
        : Optional.empty();
  }

  private static WrittenDate written(Matcher text, LocalDate day) {
    return new WrittenDate(day, time(text), offset(text));
  }

  private static LocalDate date(Matcher text, int month) {
    return LocalDate.of(number(text, "year"), month, number(text, "day"));
  }

  private static LocalDate inOrder(Matcher text, DateSettings settings) {
    int middle = number(text, "middle");
    return switch (settings.order()) {
      case MDY -> LocalDate.of(year(text, "third"), number(text, "first"), middle);
      case DMY -> LocalDate.of(year(text, "third"), middle, number(text, "first"));
      case YMD -> LocalDate.of(year(text, "first"), middle, number(text, "third"));
    };
  }

  private static int year(Matcher text, String group) {
    return text.group(group).length() == 4
        ? number(text, group)
        : THIS_CENTURY + number(text, group);
  }

  private static int month(Matcher text) {
    String start = text.group("month").substring(0, 3).toLowerCase(Locale.ROOT);
    return MONTHS.indexOf(start) / 3 + 1;
  }

  private static LocalTime time(Matcher text) {
    if (text.group("hour") == null) {
      return LocalTime.MIDNIGHT;
    }
    return LocalTime.of(
        hour(number(text, "hour"), text.group("half")),
        number(text, "minute"),
        text.group("second") == null ? 0 : number(text, "second"),
        nanos(text.group("fraction")));
  }

  private static int hour(int written, String half) {
    if (half == null) {
      return written;
    }
    if (written < 1 || written > 12) {
      throw new DateTimeException("no hour of half a day");
    }
    return written % 12 + (half.equalsIgnoreCase("P") ? 12 : 0);
  }

  private static int nanos(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  private static Optional<ZoneOffset> offset(Matcher text) {
    if (text.group("zone") == null) {
      return Optional.empty();
    }
    if (text.group("offset") != null) {
      return Optional.of(ZoneOffset.of(text.group("offset")));
    }
    ZoneOffset known = ZONES.get(text.group("zone").toUpperCase(Locale.ROOT));
    if (known == null) {
      throw new DateTimeException("no zone");
    }
    return Optional.of(known);
  }

  private static int number(Matcher text, String group) {
    return Integer.parseInt(text.group(group));
  }
}
