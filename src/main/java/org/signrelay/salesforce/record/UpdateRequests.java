package org.signrelay.salesforce.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which updates go together in one request. */
final class UpdateRequests {
  /** Runs of one type in one collection; Salesforce allows no more. */
  private static final int TYPES_IN_ONE = 10;

  private UpdateRequests() {}

  /** Sorted by type, since a collection may change its type only a few times; no record twice. */
  static List<List<RecordUpdate>> of(List<RecordUpdate> updates) {
    List<List<RecordUpdate>> requests = new ArrayList<>();
    Map<String, List<RecordUpdate>> byType =
        updates.stream()
            .collect(
                Collectors.groupingBy(
                    update -> update.object().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    List<RecordUpdate> rest = new ArrayList<>();
    byType.values().forEach(rest::addAll);
    while (!rest.isEmpty()) {
      List<RecordUpdate> request = new ArrayList<>();
      List<RecordUpdate> later = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      Set<String> types = new HashSet<>();
      for (RecordUpdate update : rest) {
        String type = update.object().toLowerCase(Locale.ROOT);
        boolean fits =
            request.size() < Updates.RECORDS_IN_ONE
                && (types.contains(type) || types.size() < TYPES_IN_ONE)
                && ids.add(update.recordId());
        if (fits) {
          types.add(type);
          request.add(update);
        } else {
          later.add(update);
        }
      }
      requests.add(request);
      rest = later;
    }
    return requests;
  }
}
