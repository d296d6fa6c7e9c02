package org.signrelay.design.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.design.ConfigurationProblem;
import org.signrelay.design.DesignId;
import org.signrelay.design.source.Entry;
import org.signrelay.design.source.Snapshot;

/**
 * Entries sorted by what they configure.
 *
 * @param misplaced keys of designs whose name no design can have
 */
record EntriesByScope(
    List<Entry> server,
    List<Entry> admin,
    Map<DesignId, List<Entry>> designs,
    List<ConfigurationProblem> misplaced) {

  static EntriesByScope of(List<Entry> entries) {
    EntriesByScope sorted =
        new EntriesByScope(
            new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
    entries.forEach(sorted::sort);
    return sorted;
  }

  private void sort(Entry entry) {
    if (entry.key().startsWith(Snapshot.DESIGN_PREFIX)) {
      sortByDesign(entry);
    } else if (isAdmins(entry)) {
      admin.add(entry);
    } else {
      server.add(entry);
    }
  }

  private void sortByDesign(Entry entry) {
    String rest = entry.key().substring(Snapshot.DESIGN_PREFIX.length());
    int dot = rest.indexOf('.');
    Optional<DesignId> design = dot < 0 ? Optional.empty() : DesignId.parse(rest.substring(0, dot));
    design.ifPresentOrElse(
        id -> designs.computeIfAbsent(id, none -> new ArrayList<>()).add(entry),
        () -> misplaced.add(misplaced(entry)));
  }

  private static boolean isAdmins(Entry entry) {
    return entry.key().startsWith(Snapshot.PREFIX)
        && ServerKeys.ADMIN.knows(entry.key().substring(Snapshot.PREFIX.length()));
  }

  private static ConfigurationProblem misplaced(Entry entry) {
    return new ConfigurationProblem(
        Optional.empty(),
        entry.place(),
        Snapshot.DESIGN_PREFIX + "(not shown)",
        "must be signrelay.design.<design>.<key>, the design of a-z, 0-9 and -, not - first, at"
            + " most 63 characters");
  }
}
