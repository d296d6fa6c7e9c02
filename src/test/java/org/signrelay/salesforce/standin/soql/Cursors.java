package org.signrelay.salesforce.standin.soql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;

/** Results that callers fetch page by page; the oldest of many are forgotten. */
public final class Cursors {
  private static final int MOST = 50;

  private final Map<String, QueryResult> open = new LinkedHashMap<>();
  private long lastNumber = 0;

  /**
   * A part of a result.
   *
   * @param next locator of the next page, empty on the last
   */
  public record Page(int total, List<ResultRecord> records, Optional<String> next) {}

  public synchronized Page first(QueryResult result, int batch) {
    if (result.records().size() <= batch) {
      return new Page(result.total(), result.records(), Optional.empty());
    }
    String id = SalesforceId.of("01g", ++lastNumber);
    open.put(id, result);
    if (open.size() > MOST) {
      open.remove(new ArrayList<>(open.keySet()).get(0));
    }
    return page(id, result, 0, batch);
  }

  public synchronized Page next(String locator, int batch) {
    String[] parts = locator.split("-");
    QueryResult result = open.get(parts[0]);
    if (result == null || parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
      throw SalesforceException.badRequest("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    return page(parts[0], result, Integer.parseInt(parts[1]), batch);
  }

  /** Makes all locators invalid. */
  public synchronized void forgetAll() {
    open.clear();
  }

  private static Page page(String id, QueryResult result, int from, int batch) {
    int size = result.records().size();
    int start = Math.min(from, size);
    int to = Math.min(start + batch, size);
    Optional<String> next = to < size ? Optional.of(id + "-" + to) : Optional.empty();
    return new Page(result.total(), result.records().subList(start, to), next);
  }
}
