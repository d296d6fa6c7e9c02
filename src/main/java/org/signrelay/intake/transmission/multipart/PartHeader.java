package org.signrelay.intake.transmission.multipart;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.Place;

/**
 * What the header of a part says.
 *
 * @param name of the form's field; empty if there is none
 * @param fileName not blank
 * @param contentType without media type if the part names none
 * @param transferEncoding in lower case; empty if there is none
 * @param place of the header in the body
 */
public record PartHeader(
    String name,
    Optional<String> fileName,
    ContentType contentType,
    String transferEncoding,
    Place place) {

  /** Reads lines, of which those that begin with white space continue the one before. */
  static PartHeader parse(List<String> lines, Place place) {
    Map<String, String> fields = fields(lines);
    DispositionParameters parameters =
        DispositionParameters.parse(fields.getOrDefault("content-disposition", ""));
    return new PartHeader(
        parameters.get("name").orElse(""),
        parameters.get("filename").filter(fileName -> !fileName.isBlank()),
        ContentType.parse(fields.get("content-type")),
        fields.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT),
        place);
  }

  /** By name in lower case; of two with one name the first counts. */
  private static Map<String, String> fields(List<String> lines) {
    Map<String, String> fields = new TreeMap<>();
    for (String line : String.join("\n", lines).replaceAll("\n[ \t]+", " ").split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return fields;
  }
}
