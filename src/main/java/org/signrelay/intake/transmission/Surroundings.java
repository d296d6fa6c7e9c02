package org.signrelay.intake.transmission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;

/**
 * A JSON object or an XML element: the documents that stand directly in it, and the values beside
 * them that name a document.
 */
final class Surroundings {
  private final List<OpenDocument> documents = new ArrayList<>();
  private final Map<ValueName, FoundValue> names = new EnumMap<>(ValueName.class);

  /** Puts a document in. */
  void hold(OpenDocument document) {
    documents.add(document);
  }

  /** Remembers a value if it names documents. Of two, the one that is spelled first counts. */
  void note(FoundValue value) {
    ValueName.recognise(value.name())
        .filter(name -> name == ValueName.DOCUMENT_NAME || name == ValueName.FILE_NAME)
        .ifPresent(
            name ->
                names.merge(
                    name,
                    value,
                    (one, other) -> spelling(name, one) <= spelling(name, other) ? one : other));
  }

  /** Names the documents, where they have no name of their own; false if there are none. */
  boolean nameDocuments() {
    for (OpenDocument document : documents) {
      text(ValueName.DOCUMENT_NAME).ifPresent(document::name);
      text(ValueName.FILE_NAME).ifPresent(document::fileName);
    }
    return !documents.isEmpty();
  }

  /** The values that name the documents. */
  Collection<FoundValue> names() {
    return names.values();
  }

  private Optional<String> text(ValueName name) {
    return Optional.ofNullable(names.get(name)).map(FoundValue::value);
  }

  private static int spelling(ValueName name, FoundValue value) {
    return name.normalisedSpellings().indexOf(ValueName.normalise(value.name()));
  }
}
