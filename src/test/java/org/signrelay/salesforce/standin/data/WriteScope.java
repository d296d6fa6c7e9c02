package org.signrelay.salesforce.standin.data;

import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** The call on whose behalf records are written. */
public interface WriteScope {
  /** Id of the user who is logged in. */
  String userId();

  /** Says which record of the call, counted from 0, is written next. */
  void at(int place);

  /**
   * Called once for each record before it is written, in the order of the call.
   *
   * @param row the record, empty for one that is to be created
   * @throws SalesforceException when this record must not be written
   */
  void beforeWrite(String type, Optional<Row> row, Map<String, Object> values);

  /** Called when the record was written; an error here is answered although it was saved. */
  Optional<ApiError> afterWrite(Row row);
}
