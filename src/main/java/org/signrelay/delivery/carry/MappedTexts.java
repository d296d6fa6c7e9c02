package org.signrelay.delivery.carry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.salesforce.value.ValueText;

/** The texts for the fields that a design maps, before anybody asks what the fields take. */
final class MappedTexts {
  private MappedTexts() {}

  /**
   * Texts by API name; a field whose value the call does not have is left out.
   *
   * @param values of the call by canonical name
   */
  static Map<String, ValueText> of(Design design, Map<String, String> values) {
    Map<String, ValueText> mapped = new TreeMap<>();
    design
        .fields()
        .forEach(
            (field, source) -> text(source, values).ifPresent(text -> mapped.put(field, text)));
    return mapped;
  }

  private static Optional<ValueText> text(FieldSource source, Map<String, String> values) {
    if (source instanceof FieldSource.NamedValue named) {
      return Optional.ofNullable(values.get(named.name()))
          .map(text -> new ValueText("the value " + named.name(), text));
    }
    return Optional.of(new ValueText("the fixed text", ((FieldSource.Literal) source).text()));
  }
}
