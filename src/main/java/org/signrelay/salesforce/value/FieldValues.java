package org.signrelay.salesforce.value;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.signrelay.design.DateSettings;
import org.signrelay.salesforce.describe.FieldDescription;
import org.signrelay.salesforce.describe.FieldType;

/** Makes of a text what a field takes, as its description says. */
public final class FieldValues {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?");
  private static final List<String> TRUE = List.of("true", "yes", "1");
  private static final List<String> FALSE = List.of("false", "no", "0");

  /** A date can be shown to people; a text that may be anything cannot. */
  private static final Pattern SHOWN_DATE = Pattern.compile("[A-Za-z0-9 ,./:+()-]{1,35}");

  private static final int MOST_SHOWN = 20;

  private final FieldDescription field;
  private final ValueText value;
  private final DateSettings dates;

  private FieldValues(FieldDescription field, ValueText value, DateSettings dates) {
    this.field = field;
    this.value = value;
    this.dates = dates;
  }

  /**
   * What is sent for a text; empty for a date of the year 1, which .NET writes for none.
   *
   * @throws UnfitValueException if the field cannot take the text
   */
  public static Optional<FieldValue> of(
      FieldDescription field, ValueText value, DateSettings dates) {
    return new FieldValues(field, value, dates).convert();
  }

  private Optional<FieldValue> convert() {
    if (!field.updateable()) {
      throw new UnfitValueException(
          field.name()
              + " may not be written by the integration user: give the right to edit it, or take it"
              + " out of the design");
    }
    return switch (field.type()) {
      case TEXT -> Optional.of(cut());
      case EMAIL -> Optional.of(text(notTooLong(value.text())));
      case PICKLIST -> Optional.of(text(listed(List.of(value.text()))));
      case MULTI_PICKLIST -> Optional.of(text(listed(Arrays.asList(value.text().split(";")))));
      case CHECKBOX -> Optional.of(new FieldValue(checkbox(), Optional.empty()));
      case WHOLE_NUMBER, NUMBER -> Optional.of(number());
      case DATE -> date().map(date -> text(date.day().toString()));
      case DATE_TIME -> date().map(date -> text(date.moment(dates.zone())));
      case ID, OTHER -> Optional.of(text(value.text()));
    };
  }

  private FieldValue cut() {
    int length = value.text().length();
    if (field.length() == 0 || length <= field.length()) {
      return text(value.text());
    }
    boolean splitsACharacter = Character.isHighSurrogate(value.text().charAt(field.length() - 1));
    int end = splitsACharacter ? field.length() - 1 : field.length();
    return new FieldValue(
        JSON.createValue(value.text().substring(0, end)),
        Optional.of(
            "%s was cut from %d to %d characters for %s"
                .formatted(value.origin(), length, end, field.name())));
  }

  private String notTooLong(String text) {
    if (field.length() > 0 && text.length() > field.length()) {
      throw unfit("has %d characters: at most %d fit".formatted(text.length(), field.length()));
    }
    return text;
  }

  private String listed(List<String> chosen) {
    boolean known =
        chosen.stream()
            .map(String::strip)
            .allMatch(one -> field.values().stream().anyMatch(one::equalsIgnoreCase));
    if (field.restricted() && !known) {
      throw unfit(
          "is not in its list of values: right would be "
              + String.join(
                  ", ", field.values().subList(0, Math.min(MOST_SHOWN, field.values().size())))
              + (field.values().size() > MOST_SHOWN ? " …" : ""));
    }
    return notTooLong(value.text());
  }

  private JsonValue checkbox() {
    String word = value.text().strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return JsonValue.TRUE;
    }
    if (FALSE.contains(word)) {
      return JsonValue.FALSE;
    }
    throw unfit("is neither true nor false: right would be true, yes, 1, false, no or 0");
  }

  private FieldValue number() {
    String digits = value.text().strip();
    if (!NUMBER.matcher(digits).matches()) {
      throw unfit(
          "is no number that can be read: right would be digits, perhaps with a point, such as"
              + " 1234.5");
    }
    BigDecimal number = new BigDecimal(digits);
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    if (field.type() == FieldType.WHOLE_NUMBER && !whole) {
      throw unfit("is no whole number");
    }
    if (field.wholeDigits() > 0 && number.precision() - number.scale() > field.wholeDigits()) {
      throw unfit("is too large: at most %d digits fit".formatted(field.wholeDigits()));
    }
    return new FieldValue(
        JSON.createValue(
            field.type() == FieldType.WHOLE_NUMBER
                ? new BigDecimal(number.toBigInteger())
                : number),
        Optional.empty());
  }

  private Optional<WrittenDate> date() {
    WrittenDate date =
        DateText.read(value.text(), dates)
            .orElseThrow(
                () ->
                    unfit(
                        shownDate()
                            + "is no date that can be read with dates.order = "
                            + dates.order()
                            + ": right would be "
                            + DateText.FORMS));
    if (date.wasNeverSet()) {
      return Optional.empty();
    }
    if (!date.canBeKept()) {
      throw unfit(shownDate() + "is out of range: Salesforce keeps the years 1700 to 4000");
    }
    return Optional.of(date);
  }

  private String shownDate() {
    String text = value.text().strip();
    return SHOWN_DATE.matcher(text).matches() ? "\"" + text + "\" " : "";
  }

  private UnfitValueException unfit(String why) {
    return new UnfitValueException(
        "%s for %s, which takes %s, %s"
            .formatted(value.origin(), field.name(), kind(field.type()), why));
  }

  /** What a type takes, for people. */
  public static String kind(FieldType type) {
    return switch (type) {
      case TEXT -> "text";
      case EMAIL -> "an e-mail address";
      case PICKLIST -> "a value of a list";
      case MULTI_PICKLIST -> "values of a list, separated by semicolons";
      case CHECKBOX -> "true or false";
      case WHOLE_NUMBER -> "a whole number";
      case NUMBER -> "a number";
      case DATE -> "a date";
      case DATE_TIME -> "a date with time";
      case ID -> "the id of a record";
      case OTHER -> "something special";
    };
  }

  private static FieldValue text(String text) {
    return new FieldValue(JSON.createValue(text), Optional.empty());
  }
}
