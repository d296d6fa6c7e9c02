package org.signrelay.intake.reading;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.ValueName;

/**
 * Where a call can state a status or an event.
 *
 * @param urlStatus the status that the URL fixes
 */
record StatedWords(Optional<String> urlStatus, CallValues values) {

  StatedWords {
    urlStatus =
        urlStatus
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .filter(Predicate.not(UnreplacedToken::is));
  }

  /**
   * The word that decides on the status of a record, first of: the URL, an event that carries no
   * status, the status of the record's kind, the status, the event.
   */
  Optional<StatedWord> decisive(Kind kind) {
    return Stream.of(
            inUrl(), eventWithoutStatus(), named(ofKind(kind)), named(ValueName.STATUS), event())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The words that can name a kind, in the same order. The statuses of the kinds come last: a call
   * that fills in both says nothing by that.
   */
  Stream<StatedWord> namingAKind() {
    return Stream.of(inUrl(), eventWithoutStatus(), named(ValueName.STATUS), event())
        .flatMap(Optional::stream);
  }

  Optional<StatedWord> statusOf(Kind kind) {
    return named(ofKind(kind));
  }

  private Optional<StatedWord> inUrl() {
    return urlStatus.map(text -> new StatedWord("the status in the URL", text));
  }

  private Optional<StatedWord> event() {
    return named(ValueName.EVENT);
  }

  private Optional<StatedWord> eventWithoutStatus() {
    return event().filter(StatedWord::carriesNoStatus);
  }

  private Optional<StatedWord> named(ValueName name) {
    return values.get(name).map(text -> new StatedWord(name.canonical(), text));
  }

  private static ValueName ofKind(Kind kind) {
    return switch (kind) {
      case DOCUMENT -> ValueName.DOCUMENT_STATUS;
      case ENVELOPE -> ValueName.ENVELOPE_STATUS;
    };
  }
}
