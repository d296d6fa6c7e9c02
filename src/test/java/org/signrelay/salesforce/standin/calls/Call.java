package org.signrelay.salesforce.standin.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Headers;

/**
 * One call that was made to the stand-in.
 *
 * @param number counts calls from 1 in the order of their arrival
 * @param target path and query as sent, still encoded
 * @param body its beginning, of an upload the record's fields
 * @param user name of the user whose session or login it was
 * @param status HTTP status answered, 0 when the connection was cut before any answer
 * @param rows ids of the records it wrote, in the order of the call
 * @param fault what a fault script did to it
 */
public record Call(
    long number,
    Instant time,
    Duration took,
    CallKind kind,
    String method,
    String target,
    Headers headers,
    String body,
    Optional<String> user,
    int status,
    List<String> rows,
    Optional<String> fault) {

  public Call {
    rows = List.copyOf(rows);
  }

  public String path() {
    return target.split("\\?", 2)[0];
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
