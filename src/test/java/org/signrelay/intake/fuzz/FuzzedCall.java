package org.signrelay.intake.fuzz;

import java.util.Arrays;
import java.util.List;
import org.signrelay.intake.body.ContentType;

/** Bytes as a call: the first one chooses the content type, the others are the body. */
record FuzzedCall(ContentType contentType, byte[] body) {
  private static final List<String> CONTENT_TYPES =
      Arrays.asList(
          null,
          "application/json",
          "text/xml; charset=utf-8",
          "application/soap+xml",
          "application/x-www-form-urlencoded",
          "text/plain; charset=utf-16",
          "multipart/form-data; boundary=fuzz",
          "application/pdf",
          "text/xml; charset=windows-1252",
          "nonsense;;charset=\"unheard-of\"");

  static FuzzedCall of(byte[] input) {
    int choice = input.length == 0 ? 0 : Byte.toUnsignedInt(input[0]) % CONTENT_TYPES.size();
    return new FuzzedCall(
        ContentType.parse(CONTENT_TYPES.get(choice)),
        Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
  }
}
