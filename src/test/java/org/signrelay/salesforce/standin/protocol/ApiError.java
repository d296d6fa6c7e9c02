package org.signrelay.salesforce.standin.protocol;

import java.util.List;

/**
 * One error as Salesforce names it: a code ({@code errorCode} in answers, {@code statusCode} in
 * results of single records), a message for people and the fields at fault.
 */
public record ApiError(String code, String message, List<String> fields) {
  public ApiError {
    fields = List.copyOf(fields);
  }

  public static ApiError of(String code, String message, String... fields) {
    return new ApiError(code, message, List.of(fields));
  }
}
