package org.signrelay.salesforce.standin.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;

/** Values as text, by the forms that REST and SOAP share. */
public final class FieldText {
  private static final DateTimeFormatter REST_MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

  private FieldText() {}

  /**
   * The value that a text stands for.
   *
   * @throws java.time.DateTimeException if it is no date or moment of the form of Salesforce
   * @throws IllegalArgumentException if it is no number or boolean
   */
  public static Object parse(Field field, String text) {
    return switch (field.type()) {
      case DATE -> LocalDate.parse(text);
      case DATETIME -> moment(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case INT, DOUBLE -> number(field, new BigDecimal(text));
      default -> text;
    };
  }

  /** A number of a field; one of type double always shows a digit after the point. */
  public static BigDecimal number(Field field, BigDecimal number) {
    if (field.type() == FieldType.INT) {
      return number.setScale(0, RoundingMode.UNNECESSARY);
    }
    return number.scale() < 1 ? number.setScale(1, RoundingMode.UNNECESSARY) : number;
  }

  /** A moment as REST shows it. */
  public static String rest(Instant moment) {
    return REST_MOMENT.format(moment);
  }

  private static Instant moment(String text) {
    String zoned = text.replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    return OffsetDateTime.parse(zoned).toInstant();
  }
}
