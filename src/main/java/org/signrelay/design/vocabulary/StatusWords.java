package org.signrelay.design.vocabulary;

import static org.signrelay.design.vocabulary.LifecycleEvent.FEEDBACK_SUBMITTED;
import static org.signrelay.design.vocabulary.LifecycleEvent.KBA;
import static org.signrelay.design.vocabulary.LifecycleEvent.LANDING_PAGE;
import static org.signrelay.design.vocabulary.LifecycleEvent.PAYMENT;
import static org.signrelay.design.vocabulary.LifecycleEvent.PRE_EXPIRATION_WARNING;
import static org.signrelay.design.vocabulary.LifecycleEvent.SIGNER_AUTHENTICATION_FAILED;
import static org.signrelay.design.vocabulary.LifecycleEvent.STALED;
import static org.signrelay.design.vocabulary.Status.CANCELLED;
import static org.signrelay.design.vocabulary.Status.COMPLETED;
import static org.signrelay.design.vocabulary.Status.CREATED;
import static org.signrelay.design.vocabulary.Status.DECLINED;
import static org.signrelay.design.vocabulary.Status.EXPIRED;
import static org.signrelay.design.vocabulary.Status.STARTED;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of the words for a status or an event: the acronyms of both kinds, the words of
 * AssureSign's API, and the timings of its workflow designer. Case and everything that is no letter
 * or digit do not count.
 */
public final class StatusWords {

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]");
  private static final Pattern NUMBERED_STEP = Pattern.compile("^step\\d+");

  private static final Map<String, StatusWord> ACRONYMS =
      Arrays.stream(Kind.values())
          .flatMap(StatusWords::acronyms)
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, Status> STATUSES =
      Map.ofEntries(
          Map.entry("created", CREATED),
          Map.entry("started", STARTED),
          Map.entry("inprogress", STARTED),
          Map.entry("signingstepinprogress", STARTED),
          Map.entry("beforestep", STARTED),
          Map.entry("beforestepstarted", STARTED),
          Map.entry("afterstep", STARTED),
          Map.entry("afterstepcompleted", STARTED),
          Map.entry("complete", COMPLETED),
          Map.entry("completed", COMPLETED),
          Map.entry("expired", EXPIRED),
          Map.entry("cancelled", CANCELLED),
          Map.entry("canceled", CANCELLED),
          Map.entry("declined", DECLINED));

  private static final Map<String, LifecycleEvent> EVENTS =
      Map.of(
          "feedbacksubmitted", FEEDBACK_SUBMITTED,
          "preexpirationwarning", PRE_EXPIRATION_WARNING,
          "staled", STALED,
          "signerauthenticationfailed", SIGNER_AUTHENTICATION_FAILED);

  /** Events whose timings differ in their last word, such as {@code Landing Page Visited}. */
  private static final Map<String, LifecycleEvent> EVENT_FAMILIES =
      Map.of("landingpage", LANDING_PAGE, "kba", KBA, "payment", PAYMENT);

  private StatusWords() {}

  /** What this text says, or empty if it is no word for a status or an event. */
  public static Optional<StatusWord> understand(String text) {
    String word = NEITHER_LETTER_NOR_DIGIT.matcher(ValueName.normalise(text)).replaceAll("");
    StatusWord acronym = ACRONYMS.get(word);
    if (acronym != null) {
      return Optional.of(acronym);
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> word.startsWith(kind.word()))
        .findFirst()
        .map(kind -> timing(word.substring(kind.word().length())).map(said -> said.naming(kind)))
        .orElseGet(() -> timing(word));
  }

  /** A word without the kind in front; the designer shows a step's number before its timing. */
  private static Optional<StatusWord> timing(String word) {
    String bare = NUMBERED_STEP.matcher(word).replaceFirst("");
    Status status = STATUSES.get(bare);
    if (status != null) {
      return Optional.of(StatusWord.of(status));
    }
    return event(bare).map(StatusWord::of);
  }

  private static Optional<LifecycleEvent> event(String word) {
    return Optional.ofNullable(EVENTS.get(word))
        .or(
            () ->
                EVENT_FAMILIES.entrySet().stream()
                    .filter(family -> word.startsWith(family.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private static Stream<Map.Entry<String, StatusWord>> acronyms(Kind kind) {
    return Arrays.stream(Status.values())
        .map(
            status ->
                Map.entry(
                    ValueName.normalise(status.acronym(kind)), StatusWord.of(status).naming(kind)));
  }
}
