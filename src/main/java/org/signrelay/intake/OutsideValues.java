package org.signrelay.intake;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Values that a transmission has outside of its body: query parameters, and headers {@code
 * X-SignRelay-<name>}. Passwords and tokens only as headers, since addresses end up in logs.
 */
final class OutsideValues {
  private static final String PREFIX = "x-signrelay-";
  private static final String VALIDATE_ONLY = "validateOnly";
  private static final Set<ValueName> SECRETS =
      Set.of(ValueName.PASSWORD, ValueName.DOCUMENT_AUTH_TOKEN, ValueName.ENVELOPE_AUTH_TOKEN);
  private static final Place NOWHERE = new Place(1, 1);

  private OutsideValues() {}

  /**
   * @throws RefusedException if a query parameter is a password or token
   */
  static List<FoundValue> of(MultivaluedMap<String, String> query, IncomingCall call) {
    List<FoundValue> values = new ArrayList<>();
    query.forEach(
        (name, texts) -> {
          if (!name.equals(VALIDATE_ONLY)) {
            refuseSecret(name);
            texts.forEach(text -> add(values, name, text));
          }
        });
    for (String header : call.headerNames()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
        call.header(header).forEach(text -> add(values, header.substring(PREFIX.length()), text));
      }
    }
    return values;
  }

  private static void add(List<FoundValue> values, String name, String text) {
    if (!text.isBlank()) {
      values.add(new FoundValue(name, text.strip(), NOWHERE));
    }
  }

  private static void refuseSecret(String name) {
    if (ValueName.recognise(name).filter(SECRETS::contains).isPresent()) {
      throw new RefusedException(
          Problem.UNUSABLE_VALUE,
          Quoted.text(name)
              + " stands in the address, where logs would show it: send it as header X-SignRelay-"
              + ValueName.canonical(name)
              + ".");
    }
  }
}
