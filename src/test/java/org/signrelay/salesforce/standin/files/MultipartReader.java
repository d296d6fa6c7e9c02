package org.signrelay.salesforce.standin.files;

import java.io.ByteArrayInputStream;
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
 * Reads the multipart/form-data body of files: a part with the record's fields as JSON and a part
 * with the content, which must have a file name. Content that comes last, as documented, is left in
 * the connection to be streamed; Salesforce also takes it first, as jsforce sends it.
 */
public final class MultipartReader {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))");
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"?([^\";]+)\"?");
  private static final Pattern FILENAME = Pattern.compile("[;\\s]filename=\"?([^\";]+)\"?");
  private static final int LONGEST_ENTITY = 1024 * 1024;
  private static final int LONGEST_EARLY_CONTENT = 64 * 1024 * 1024;
  private static final String NO_ENTITY = "Multipart message must include a non-binary part";

  private final BoundaryReader reader;

  /** The two parts; the record's fields are read. */
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
    PartHead first = head();
    if (first.isEntity()) {
      byte[] entity = entity();
      PartHead content = nextHead("Multipart message must include a binary part");
      return new Parts(entity, content.upload(reader.partBody()));
    }
    byte[] content = reader.partBody().readNBytes(LONGEST_EARLY_CONTENT + 1);
    if (content.length > LONGEST_EARLY_CONTENT) {
      throw refused("the stand-in takes content of this size only after the non-binary part");
    }
    if (!nextHead(NO_ENTITY).isEntity()) {
      throw refused(NO_ENTITY);
    }
    return new Parts(entity(), first.upload(new ByteArrayInputStream(content)));
  }

  private byte[] entity() throws IOException {
    return reader.partBody().readNBytes(LONGEST_ENTITY);
  }

  private PartHead nextHead(String otherwise) throws IOException {
    if (!reader.nextPart()) {
      throw refused(otherwise);
    }
    return head();
  }

  private PartHead head() throws IOException {
    TreeMap<String, String> headers = headers();
    String disposition = headers.getOrDefault("Content-Disposition", "");
    Optional<String> name = parameter(disposition, NAME);
    if (!disposition.startsWith("form-data") || name.isEmpty()) {
      throw refused("Multipart message has a part whose Content-Disposition is no named form-data");
    }
    if (!headers.containsKey("Content-Type")) {
      throw refused("Multipart message has a part without Content-Type");
    }
    return new PartHead(name.get(), parameter(disposition, FILENAME), headers.get("Content-Type"));
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

  private static Optional<String> parameter(String disposition, Pattern pattern) {
    Matcher matcher = pattern.matcher(disposition);
    return matcher.find() ? Optional.of(decoded(matcher.group(1))) : Optional.empty();
  }

  /** Header bytes are read one to one; a file name may be UTF-8. */
  private static String decoded(String header) {
    return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static SalesforceException refused(String message) {
    return SalesforceException.badRequest("INVALID_MULTIPART_REQUEST", message);
  }

  /** What the headers of a part say. */
  private record PartHead(String name, Optional<String> filename, String contentType) {
    boolean isEntity() {
      return filename.isEmpty() && contentType.startsWith("application/json");
    }

    Upload upload(InputStream content) {
      return new Upload(name, filename, content);
    }
  }
}
