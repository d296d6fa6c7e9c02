package org.signrelay.design;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;

/**
 * What a design writes for each status.
 *
 * @param values by acronym in upper case: the value to write in its place, or empty to leave the
 *     status field alone ({@code none})
 * @param defaultStatus status of a call that says none
 */
public record StatusSettings(Map<String, Optional<String>> values, Optional<Status> defaultStatus) {

  public StatusSettings {
    values = Map.copyOf(values);
  }

  /** The text for the status field, or empty if the field is to be left alone. */
  public Optional<String> valueFor(Status status, Kind kind) {
    String acronym = status.acronym(kind);
    return values.getOrDefault(acronym, Optional.of(acronym));
  }

  /**
   * Whether a value found in Salesforce is a final status: an acronym, or this design's word for
   * one, compared without case.
   */
  public boolean isFinal(String valueInSalesforce, Kind kind) {
    return Arrays.stream(Status.values())
        .filter(Status::isFinal)
        .anyMatch(
            status ->
                status.acronym(kind).equalsIgnoreCase(valueInSalesforce)
                    || valueFor(status, kind)
                        .filter(valueInSalesforce::equalsIgnoreCase)
                        .isPresent());
  }
}
