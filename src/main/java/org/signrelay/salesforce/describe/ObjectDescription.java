package org.signrelay.salesforce.describe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object as Salesforce describes it to the integration user.
 *
 * @param updateable whether this user may change its records
 * @param queryable whether this user may look them up
 * @param fields those that this user may see, by name without case
 * @param taken when Salesforce said so
 */
public record ObjectDescription(
    String name,
    boolean updateable,
    boolean queryable,
    Map<String, FieldDescription> fields,
    Instant taken) {

  public ObjectDescription {
    Map<String, FieldDescription> withoutCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    withoutCase.putAll(fields);
    fields = withoutCase;
  }

  /** The field with this API name, or empty if there is none or this user may not see it. */
  public Optional<FieldDescription> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
