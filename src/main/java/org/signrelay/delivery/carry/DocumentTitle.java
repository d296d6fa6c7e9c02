package org.signrelay.delivery.carry;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.delivery.document.Document;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.file.FileText;

/** The texts of a document in Salesforce, by the pattern of {@code document.title}. */
final class DocumentTitle {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "application/pdf", ".pdf",
          "application/zip", ".zip",
          "image/png", ".png",
          "image/jpeg", ".jpg",
          "image/tiff", ".tif",
          "application/rtf", ".rtf",
          "application/xml", ".xml");
  private static final String MERGED = "merged";

  private DocumentTitle() {}

  /**
   * @param values of the call by canonical name
   */
  static FileText of(String pattern, Map<String, String> values, Document document, String key) {
    String title = title(pattern, values, document);
    String fileName = document.fileName().orElse(title);
    String extension = EXTENSIONS.getOrDefault(document.mediaType(), "");
    return new FileText(
        title,
        hasExtension(fileName) ? fileName : fileName + extension,
        "Completed document of " + subject(values),
        key);
  }

  private static String title(String pattern, Map<String, String> values, Document document) {
    Matcher names = NAME.matcher(pattern);
    String filled =
        names
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        values.getOrDefault(ValueName.canonical(found.group(1)), "")))
            .strip();
    String title = filled.isEmpty() ? subject(values) : filled;
    return document.part().equals(MERGED) || title.endsWith(document.part())
        ? title
        : title + " - " + document.part();
  }

  private static String subject(Map<String, String> values) {
    String document = values.get(ValueName.DOCUMENT_ID.canonical());
    return document != null
        ? "document " + document
        : "envelope " + values.get(ValueName.ENVELOPE_ID.canonical());
  }

  private static boolean hasExtension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 && fileName.substring(dot + 1).matches("[A-Za-z0-9]{1,5}");
  }
}
