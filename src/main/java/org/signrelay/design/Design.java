package org.signrelay.design;

import java.util.Map;
import java.util.Optional;
import org.signrelay.design.vocabulary.Kind;

/**
 * One notification design, checked and immutable: who may call, which Salesforce org, which record
 * and fields.
 *
 * @param name unique label for people
 * @param enabled false: calls are accepted and wait
 * @param records what a document and an envelope are in Salesforce; a kind that is not here is not
 *     configured
 * @param fields further fields by API name
 * @param dates how dates of the call are read
 * @param documents what becomes of completed documents
 * @param reply when a caller is answered
 * @param effective the settings in use by key, defaults too, secrets as {@code ***}
 */
public record Design(
    DesignId id,
    String name,
    boolean enabled,
    Org org,
    Callers callers,
    Map<Kind, RecordSettings> records,
    Map<String, FieldSource> fields,
    StatusSettings statuses,
    RetrySettings retry,
    DateSettings dates,
    DocumentSettings documents,
    ReplySettings reply,
    Map<String, String> effective) {

  public Design {
    records = Map.copyOf(records);
    fields = Map.copyOf(fields);
    effective = Map.copyOf(effective);
  }

  /** What a kind is in Salesforce, or empty if this design does not configure it. */
  public Optional<RecordSettings> record(Kind kind) {
    return Optional.ofNullable(records.get(kind));
  }
}
