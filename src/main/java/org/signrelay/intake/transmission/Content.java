package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.FoundValues;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.pieces.Allowance;

/** What a call turns out to hold, while it is read. */
final class Content {
  private final DocumentSink sink;
  private final TransmissionLimits limits;
  private final Allowance allowance;
  private final FoundValues values = new FoundValues();
  private final List<OpenDocument> begun = new ArrayList<>();
  private final List<Surroundings> closed = new ArrayList<>();

  Content(DocumentSink sink, TransmissionLimits limits) {
    this.sink = sink;
    this.limits = limits;
    this.allowance = new Allowance(limits.otherBytes());
  }

  static boolean isDocument(String name) {
    return ValueName.recognise(name).filter(ValueName.DOCUMENT_CONTENT::equals).isPresent();
  }

  /** The bound on everything that belongs to no document. */
  Allowance allowance() {
    return allowance;
  }

  /**
   * Adds a value that is no document and returns it; an empty one counts as missing.
   *
   * @throws RefusedException if there are more than 10,000
   */
  Optional<FoundValue> add(String name, String value, Place place) {
    int before = values.asList().size();
    values.add(name, value, place);
    List<FoundValue> all = values.asList();
    return all.size() > before ? Optional.of(all.get(before)) : Optional.empty();
  }

  /** A document that begins with its first byte. */
  OpenDocument open(String element) {
    return new OpenDocument(element, this::begin, limits.largestDocument());
  }

  /** Nothing more comes in an object or element: its documents have the names that are in it. */
  void close(Surroundings surroundings) {
    if (surroundings.nameDocuments()) {
      closed.add(surroundings);
    }
  }

  List<FoundDocument> documents() {
    return begun.stream().map(OpenDocument::found).toList();
  }

  /** Without names of documents that the call contradicts elsewhere. */
  List<FoundValue> values() {
    Set<FoundValue> names = Collections.newSetFromMap(new IdentityHashMap<>());
    closed.forEach(surroundings -> names.addAll(surroundings.names()));
    return values.asList().stream()
        .filter(value -> !names.contains(value) || !isContradicted(value))
        .toList();
  }

  private boolean isContradicted(FoundValue value) {
    String name = ValueName.normalise(value.name());
    return values.asList().stream()
        .filter(other -> !other.value().equals(value.value()))
        .anyMatch(other -> ValueName.normalise(other.name()).equals(name));
  }

  private OutputStream begin(OpenDocument document) throws IOException {
    if (begun.size() == TransmissionLimits.MOST_DOCUMENTS) {
      throw new RefusedException(
          Problem.TOO_LARGE,
          "The call carries more than " + TransmissionLimits.MOST_DOCUMENTS + " documents.");
    }
    begun.add(document);
    return sink.begin();
  }
}
