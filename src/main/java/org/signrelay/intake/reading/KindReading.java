package org.signrelay.intake.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Decides whether a call speaks of a document or an envelope: {@code transactionType}; else what
 * the status or event names; else a document if there is a {@code documentId} and the design
 * handles documents; else an envelope.
 */
record KindReading(Design design, CallValues values, StatedWords words) {

  /**
   * @throws RefusedException if the design does not handle the kind, or the kind's id is missing
   */
  Kind read() {
    Kind kind = transactionType().or(this::named).orElseGet(this::guessed);
    if (design.record(kind).isEmpty()) {
      throw new RefusedException(
          Problem.UNCONFIGURED_KIND,
          "The kind of the call is "
              + kind.word()
              + ", and the design does not set record."
              + kind.word()
              + ".object.");
    }
    if (!has(kind)) {
      throw missing(idOf(kind).canonical());
    }
    return kind;
  }

  private Optional<Kind> transactionType() {
    return values.get(ValueName.TRANSACTION_TYPE).map(KindReading::ofTransactionType);
  }

  private static Kind ofTransactionType(String text) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(ValueName.normalise(text)))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Problem.UNUSABLE_VALUE,
                    "transactionType is neither Document nor Envelope: "
                        + Quoted.text(text)
                        + "."));
  }

  private Optional<Kind> named() {
    return words
        .namingAKind()
        .map(StatedWord::kind)
        .flatMap(Optional::stream)
        .findFirst()
        .or(this::namedByOneStatus);
  }

  private Optional<Kind> namedByOneStatus() {
    List<Kind> named =
        Arrays.stream(Kind.values())
            .map(words::statusOf)
            .flatMap(Optional::stream)
            .map(StatedWord::kind)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private Kind guessed() {
    if (!has(Kind.DOCUMENT) && !has(Kind.ENVELOPE)) {
      throw missing(
          design.records().keySet().stream()
              .sorted()
              .map(kind -> idOf(kind).canonical())
              .collect(Collectors.joining(" or ")));
    }
    return has(Kind.DOCUMENT) && design.record(Kind.DOCUMENT).isPresent()
        ? Kind.DOCUMENT
        : Kind.ENVELOPE;
  }

  private boolean has(Kind kind) {
    return values.get(idOf(kind)).isPresent();
  }

  private static ValueName idOf(Kind kind) {
    return switch (kind) {
      case DOCUMENT -> ValueName.DOCUMENT_ID;
      case ENVELOPE -> ValueName.ENVELOPE_ID;
    };
  }

  private static RefusedException missing(String names) {
    return new RefusedException(Problem.MISSING_VALUE, "The value " + names + " is missing.");
  }
}
