package org.signrelay.intake.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;

/**
 * The values of a call, one for each name. Where several names mean the same, the one that stands
 * first in {@link ValueName#spellings} counts; different names never conflict.
 */
final class CallValues {
  private final Map<ValueName, Candidate> recognised = new EnumMap<>(ValueName.class);
  private final Map<String, String> others = new HashMap<>();

  private CallValues() {}

  /**
   * @param mapped unrecognised names that the design writes to a field; only of these do two
   *     different values conflict, of any other name both are kept
   * @throws org.signrelay.intake.refusal.RefusedException if a value cannot be used, or one name
   *     has two different values
   */
  static CallValues of(List<FoundValue> found, Set<String> mapped) {
    Map<String, List<Candidate>> byName = new LinkedHashMap<>();
    for (FoundValue each : found) {
      Candidate.of(each)
          .ifPresent(
              candidate ->
                  byName
                      .computeIfAbsent(candidate.normalisedName(), first -> new ArrayList<>(1))
                      .add(candidate));
    }
    CallValues values = new CallValues();
    byName.forEach((name, candidates) -> values.settle(name, candidates, mapped.contains(name)));
    return values;
  }

  Optional<String> get(ValueName name) {
    return Optional.ofNullable(recognised.get(name)).map(Candidate::text);
  }

  /** Whether the value of a recognised name is this one, or the same under the same spelling. */
  boolean isDecidedBy(ValueName name, FoundValue found) {
    return Optional.ofNullable(recognised.get(name))
        .map(Candidate::normalisedName)
        .filter(ValueName.normalise(found.name())::equals)
        .isPresent();
  }

  /** The value of a name that is not recognised. */
  Optional<String> other(String normalisedName) {
    return Optional.ofNullable(others.get(normalisedName));
  }

  /** All values by canonical name, except credentials. */
  Map<String, String> withoutCredentials() {
    Map<String, String> kept = new HashMap<>(others);
    recognised.forEach(
        (name, candidate) -> {
          if (!name.isCredential()) {
            kept.put(name.canonical(), candidate.text());
          }
        });
    return kept;
  }

  private void settle(String name, List<Candidate> candidates, boolean mapped) {
    Candidate first = candidates.get(0);
    boolean recognisedName = first.recognised().isPresent();
    if (candidates.size() > 1 && (recognisedName || mapped)) {
      requireAgreement(candidates);
    }
    if (recognisedName) {
      recognised.merge(first.recognised().orElseThrow(), first, Candidate::spelledFirst);
    } else if (!name.isEmpty()) {
      others.put(name, joined(candidates));
    }
  }

  /** The domain is ignored, so it cannot contradict itself. */
  private static void requireAgreement(List<Candidate> candidates) {
    Candidate first = candidates.get(0);
    if (first.recognised().filter(ValueName.DOMAIN::equals).isPresent()) {
      return;
    }
    candidates.stream()
        .filter(candidate -> !candidate.agreesWith(first))
        .findFirst()
        .ifPresent(
            other -> {
              throw new Conflict(first, other).refusal();
            });
  }

  /** Sorted, so that the same values in another order are the same call. */
  private static String joined(List<Candidate> candidates) {
    if (candidates.size() == 1) {
      return candidates.get(0).text();
    }
    return candidates.stream()
        .map(Candidate::text)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
