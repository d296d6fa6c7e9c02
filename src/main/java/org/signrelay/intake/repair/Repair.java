package org.signrelay.intake.repair;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.StatusWord;
import org.signrelay.design.vocabulary.StatusWords;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.BrokenBodyException;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.reading.NotificationReading;
import org.signrelay.intake.reading.UnreplacedToken;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Whether a web hook with a broken body says enough to be accepted: exactly one id, and one status
 * or event where neither the URL nor the design says it. DocumentTRAK does not escape what it
 * merges, and sends the same broken body on each of its tries.
 *
 * <p>Every place at which a wanted name stands counts. Where one of them cannot be read for sure,
 * or two contradict each other, there is no repair. Of a document id and an envelope id the one
 * counts that makes a call; if both do, the kind is not said and there is no repair. Auth tokens
 * are not taken, so a design that compares them takes no repaired call.
 *
 * @param urlStatus the status that the URL fixes
 * @param inHeader credentials for Salesforce that HTTP Basic brought; those of the body are not
 *     taken
 */
public record Repair(
    Design design, Optional<String> urlStatus, Optional<PassedCredentials> inHeader) {

  /** The call that a broken body makes for sure, or empty: it stays refused. */
  public Optional<Repaired> of(BrokenBodyException broken) {
    List<Mention> mentions =
        mentions(broken).stream().filter(Predicate.not(Mention::saysNothing)).toList();
    if (mentions.stream().anyMatch(mention -> mention.value().isEmpty())) {
      return Optional.empty();
    }
    return agreed(mentions).filter(this::sayOneStatus).flatMap(found -> repaired(found, broken));
  }

  private static List<Mention> mentions(BrokenBodyException broken) {
    return switch (broken.format()) {
      case JSON -> JsonMentions.in(broken.text());
      case FORM -> FormMentions.in(broken.text());
      case XML, SOAP_1_1, SOAP_1_2 -> XmlMentions.in(broken.text());
    };
  }

  /** One mention of each name, or empty if two of a name contradict each other. */
  private static Optional<Map<ValueName, Mention>> agreed(List<Mention> mentions) {
    Map<ValueName, Mention> agreed = new EnumMap<>(ValueName.class);
    for (Mention mention : mentions) {
      Mention first = agreed.putIfAbsent(mention.name(), mention);
      if (first != null && !text(first).equalsIgnoreCase(text(mention))) {
        return Optional.empty();
      }
    }
    return Optional.of(agreed);
  }

  private boolean sayOneStatus(Map<ValueName, Mention> found) {
    List<Optional<StatusWord>> words =
        found.values().stream()
            .filter(Mention::isWord)
            .map(word -> StatusWords.understand(text(word)))
            .toList();
    return urlDecides()
        || words.size() <= 1
        || (words.stream().allMatch(Optional::isPresent)
            && words.stream()
                    .flatMap(Optional::stream)
                    .map(word -> List.of(word.status(), word.event()))
                    .distinct()
                    .count()
                == 1);
  }

  private boolean urlDecides() {
    return urlStatus
        .map(String::strip)
        .filter(status -> !status.isEmpty() && !UnreplacedToken.is(status))
        .isPresent();
  }

  private Optional<Repaired> repaired(Map<ValueName, Mention> found, BrokenBodyException broken) {
    List<Repaired> calls =
        Stream.of(ValueName.DOCUMENT_ID, ValueName.ENVELOPE_ID)
            .map(found::get)
            .flatMap(Stream::ofNullable)
            .flatMap(id -> withOnly(id, found, broken).stream())
            .toList();
    return calls.size() == 1 ? Optional.of(calls.get(0)) : Optional.empty();
  }

  /** The call with this id alone, if it is one. */
  private Optional<Repaired> withOnly(
      Mention id, Map<ValueName, Mention> found, BrokenBodyException broken) {
    List<Mention> others = found.values().stream().filter(each -> !each.isId()).toList();
    Optional<Kind> kind = read(values(id, others, broken)).map(Notification::kind);
    List<FoundValue> taken =
        values(id, kind.map(known -> word(known, found)).orElse(List.of()), broken);
    return kind.filter(known -> design.record(known).orElseThrow().authTokenField().isEmpty())
        .flatMap(known -> read(taken).filter(call -> call.kind() == known))
        .map(call -> new Repaired(call.repaired(broken.refusal().detail()), taken));
  }

  /** The word for the status that counts; none if the URL says it. */
  private List<Mention> word(Kind kind, Map<ValueName, Mention> found) {
    ValueName ofKind =
        kind == Kind.DOCUMENT ? ValueName.DOCUMENT_STATUS : ValueName.ENVELOPE_STATUS;
    return urlDecides()
        ? List.of()
        : Stream.of(ofKind, ValueName.STATUS, ValueName.EVENT)
            .map(found::get)
            .flatMap(Stream::ofNullable)
            .limit(1)
            .toList();
  }

  private Optional<Notification> read(List<FoundValue> values) {
    try {
      return Optional.of(NotificationReading.ofWebHook(design, urlStatus, values, inHeader));
    } catch (RefusedException noCall) {
      return Optional.empty();
    }
  }

  private static List<FoundValue> values(
      Mention id, List<Mention> others, BrokenBodyException broken) {
    List<FoundValue> values = new ArrayList<>();
    Stream.concat(Stream.of(id), others.stream())
        .forEach(
            each ->
                values.add(
                    new FoundValue(
                        each.writtenAs(),
                        text(each),
                        Place.behind(broken.text().substring(0, each.index())))));
    return values;
  }

  private static String text(Mention mention) {
    return mention.value().orElseThrow();
  }
}
