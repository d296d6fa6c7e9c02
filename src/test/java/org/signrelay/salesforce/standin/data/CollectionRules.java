package org.signrelay.salesforce.standin.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;

/**
 * What holds for calls with many records: at most 200, at most ten runs of one type, and no record
 * twice.
 */
public final class CollectionRules {
  private static final int MOST_RECORDS = 200;
  private static final int MOST_CHUNKS = 10;

  private final Set<String> keys = new HashSet<>();

  public static void checkSize(int records) {
    if (records > MOST_RECORDS) {
      throw SalesforceException.badRequest(
          "EXCEEDED_ID_LIMIT",
          "record limit reached. cannot submit more than 200 records into this call");
    }
  }

  /** Refuses a call whose records change their type too often. */
  public static void checkChunks(List<String> types) {
    int chunks = 0;
    String last = null;
    for (String type : types) {
      if (!type.equalsIgnoreCase(last)) {
        chunks++;
      }
      last = type;
    }
    if (chunks > MOST_CHUNKS) {
      throw SalesforceException.badRequest(
          "LIMIT_EXCEEDED",
          "Cannot have more than 10 chunks in a single operation. Please rearrange the data to"
              + " reduce chunking.");
    }
  }

  /** Refuses an id that stood in the same call already. */
  public void checkId(String id) {
    if (!keys.add(SalesforceId.canonical(id).orElse(id))) {
      throw SalesforceException.badRequest("DUPLICATE_VALUE", "Duplicate id specified: " + id);
    }
  }

  /** Refuses an external id that stood in the same call already. */
  public void checkKey(ExternalKey key) {
    if (!keys.add(key.value().toString())) {
      throw SalesforceException.badRequest(
          "DUPLICATE_VALUE", "Duplicate external id specified: " + key.value());
    }
  }
}
