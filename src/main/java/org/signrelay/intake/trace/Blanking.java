package org.signrelay.intake.trace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.signrelay.design.Secret;

/**
 * Takes secrets out of a text that may be anything: values under names of credentials, in JSON, XML
 * and forms whether they parse or not, and the secrets of the configuration wherever they stand.
 * Where it is not certain how far a value goes, more is taken out rather than less.
 */
final class Blanking {
  static final String BLANK = "***";

  /** A shorter start of a secret at the end of a text that was cut says little of it. */
  private static final int SHORTEST_START = 4;

  private Blanking() {}

  /** The text without secrets. */
  static String of(String text, List<Secret> configured) {
    String blanked = XmlSecrets.blank(JsonSecrets.blank(values(text, configured)));
    return FormSecrets.blank(blanked);
  }

  /** The text without the secrets of the configuration, as they are or escaped. */
  static String values(String text, List<Secret> configured) {
    List<String> forms =
        configured.stream()
            .map(Secret::reveal)
            .flatMap(Blanking::forms)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String blanked = text;
    for (String form : forms) {
      blanked = withoutStart(blanked.replace(form, BLANK), form);
    }
    return blanked;
  }

  private static Stream<String> forms(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        secret.replace("\\", "\\\\").replace("\"", "\\\""),
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&apos;"),
        secret.replace("&", "&amp;").replace("<", "&lt;"),
        encoded,
        encoded.replace("+", "%20"));
  }

  /** A secret may begin where the text was cut. */
  private static String withoutStart(String text, String form) {
    for (int length = form.length() - 1; length >= SHORTEST_START; length--) {
      if (text.endsWith(form.substring(0, length))) {
        return text.substring(0, text.length() - length) + BLANK;
      }
    }
    return text;
  }
}
