package org.signrelay.design.check;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.signrelay.design.DocumentLocation;

/** The forms of what is said of completed documents. */
final class DocumentForms {
  static final Form<DocumentLocation> LOCATION =
      Form.of("attachment, document, file or none", DocumentLocation::ofWord);
  static final Form<String> FOLDER =
      Forms.matching(
          "the id or the developer name of a folder",
          Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}|[A-Za-z0-9]{15}|[A-Za-z0-9]{18}"));
  static final Form<String> TITLE =
      Forms.matching(
          "a text with names of values in braces, such as {documentName} - signed",
          Pattern.compile("(?:[^{}]|\\{[A-Za-z][A-Za-z0-9 _-]{0,99}}){1,1000}"));
  static final Form<String> MEDIA_TYPE =
      Form.of(
          "a media type such as application/pdf",
          text ->
              Optional.of(text.toLowerCase(Locale.ROOT))
                  .filter(type -> type.matches("[a-z0-9.+-]{1,100}/[a-z0-9.+-]{1,100}")));

  private static final Map<String, Boolean> WAYS_OUT = Map.of("dead", false, "file", true);
  static final Form<Boolean> TOO_LARGE =
      Form.of("dead or file", text -> Optional.ofNullable(WAYS_OUT.get(text)));

  private DocumentForms() {}
}
