package org.signrelay.salesforce.standin.data;

import java.util.List;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** What became of one record of a call. */
public record RecordResult(
    Optional<String> id, boolean created, List<ApiError> errors, int httpStatus) {

  public static RecordResult saved(String id, boolean created) {
    return new RecordResult(Optional.of(id), created, List.of(), created ? 201 : 204);
  }

  public static RecordResult failed(SalesforceException reason) {
    return new RecordResult(Optional.empty(), false, List.of(reason.error()), reason.status());
  }

  /** The record was fine, yet another one of the same call was not; the id stays in the answer. */
  public RecordResult rolledBack() {
    var echo =
        ApiError.of(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using"
                + " AllOrNone header");
    return new RecordResult(id, false, List.of(echo), 400);
  }

  public boolean isSuccess() {
    return errors.isEmpty();
  }
}
