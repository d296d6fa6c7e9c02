package org.signrelay.delivery.carry;

import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.delivery.Delivery;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.record.FoundRecord;
import org.signrelay.salesforce.record.KnownRecords;
import org.signrelay.salesforce.record.LookUp;
import org.signrelay.salesforce.record.RecordUpdate;

/**
 * What a delivery writes to its record.
 *
 * @param fields values by API name, none of them null; at least one when it is to be written
 * @param remark what people should read in the history, such as that a text was cut
 */
record Change(Task task, Map<String, JsonValue> fields, Optional<String> remark) {

  /** Of the delivery alone, since there is one change of each. */
  @Override
  public int hashCode() {
    return task.hashCode();
  }

  Delivery delivery() {
    return task.delivery();
  }

  UUID record() {
    return delivery().recordHash();
  }

  boolean isFinal() {
    return delivery().status().filter(Status::isFinal).isPresent();
  }

  LookUp lookUp() {
    return new LookUp(task.settings(), delivery().subjectId());
  }

  KnownRecords.Search search() {
    return new KnownRecords.Search(task.settings(), tokenAskedFor());
  }

  /** The record, found by {@link #lookUp}. */
  KnownRecords.Sighting sighting(String recordId) {
    return new KnownRecords.Sighting(record(), recordId, search());
  }

  RecordUpdate to(String recordId) {
    return new RecordUpdate(task.settings().object(), recordId, fields);
  }

  /** The auth token that the record must hold; empty if the design asks for none. */
  private Optional<String> tokenAskedFor() {
    return task.settings().authTokenField().map(field -> tokenBrought().orElse(""));
  }

  private Optional<String> tokenBrought() {
    ValueName name =
        delivery().kind() == Kind.DOCUMENT
            ? ValueName.DOCUMENT_AUTH_TOKEN
            : ValueName.ENVELOPE_AUTH_TOKEN;
    return Optional.ofNullable(task.work().values().orElseThrow().get(name.canonical()));
  }

  /** Whether a record holds the token that is asked for; tokens are GUIDs, in either case. */
  boolean holdsToken(FoundRecord record) {
    return tokenAskedFor()
        .map(token -> record.authToken().filter(token::equalsIgnoreCase).isPresent())
        .orElse(true);
  }

  /**
   * Whether Salesforce holds a final status already, which this one is not and must not replace.
   */
  boolean isOvertakenBy(FoundRecord record) {
    return delivery().status().filter(status -> !status.isFinal()).isPresent()
        && record
            .status()
            .filter(held -> task.design().statuses().isFinal(held, delivery().kind()))
            .isPresent();
  }
}
