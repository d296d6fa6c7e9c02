package org.signrelay.salesforce.standin.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.Upload;

/**
 * Reads the multipart/form-data body that Salesforce documents for files: first the part with the
 * record's fields, then the part with the content, which must have a file name. The content is left
 * in the connection to be streamed.
 */
public final class MultipartReader {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))");
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"?([^\";]+)\"?");
  private static final Pattern FILENAME = Pattern.compile("[;\\s]filename=\"?([^\";]+)\"?");
  private static final int LONGEST_ENTITY = 1024 * 1024;

  private final BoundaryReader reader;

  /** The two parts, the first one read. */
  public record Parts(byte[] entity, Upload upload) {}

  private MultipartReader(InputStream in, String boundary) {
    this.reader = new BoundaryReader(in, boundary);
  }

  public static boolean isMultipart(Optional<String> contentType) {
    return contentType.filter(type -> type.startsWith("multipart/form-data")).isPresent();
  }

  public static Parts read(String contentType, InputStream in) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw refused("Multipart message does not define a boundary");
    }
    String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    return new MultipartReader(in, text).parts();
  }

  private Parts parts() throws IOException {
    reader.skipToFirstPart();
    TreeMap<String, String> entityHeaders = headers();
    byte[] entity = reader.partBody().readNBytes(LONGEST_ENTITY);
    if (!entityHeaders.getOrDefault("Content-Type", "").startsWith("application/json")) {
      throw refused("Multipart message must include a non-binary part first");
    }
    if (!reader.nextPart()) {
      throw refused("Multipart message must include a binary part");
    }
    TreeMap<String, String> contentHeaders = headers();
    return new Parts(
        entity,
        new Upload(
            parameter(entityHeaders, NAME).orElse(""),
            parameter(contentHeaders, NAME).orElse(""),
            parameter(contentHeaders, FILENAME),
            reader.partBody()));
  }

  private TreeMap<String, String> headers() throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (String line = reader.line(); !line.isEmpty(); line = reader.line()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw refused("Multipart message has a part with a malformed header");
      }
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static Optional<String> parameter(TreeMap<String, String> headers, Pattern pattern) {
    Matcher matcher = pattern.matcher(headers.getOrDefault("Content-Disposition", ""));
    return matcher.find() ? Optional.of(decoded(matcher.group(1))) : Optional.empty();
  }

  /** Header bytes are read one to one; a file name may be UTF-8. */
  private static String decoded(String header) {
    return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static SalesforceException refused(String message) {
    return SalesforceException.badRequest("INVALID_MULTIPART_REQUEST", message);
  }
}
