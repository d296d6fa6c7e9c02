package org.signrelay.design;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * CDI event: an edit of the configuration took effect. It is fired after {@link Designs} shows the
 * new state, and not for what is loaded when the server starts.
 *
 * @param added designs that can be used now and could not before
 * @param changed designs that are configured differently
 * @param removed designs that can no longer be used
 * @param server whether the settings of the whole server changed
 */
public record DesignsChanged(
    Set<DesignId> added, Set<DesignId> changed, Set<DesignId> removed, boolean server) {

  /** Nothing changed. */
  public static final DesignsChanged NONE = new DesignsChanged(Set.of(), Set.of(), Set.of(), false);

  public DesignsChanged {
    added = Set.copyOf(added);
    changed = Set.copyOf(changed);
    removed = Set.copyOf(removed);
  }

  /** What differs between two states of the configuration. */
  public static DesignsChanged between(Configuration before, Configuration after) {
    return new DesignsChanged(
        ids(after, (id, design) -> before.find(id).isEmpty()),
        ids(after, (id, design) -> before.find(id).filter(old -> !old.equals(design)).isPresent()),
        ids(before, (id, design) -> after.find(id).isEmpty()),
        !before.server().equals(after.server()));
  }

  /**
   * This change and a later one as one: what was there before, against what is there after both.
   */
  public DesignsChanged then(DesignsChanged later) {
    Set<DesignId> edited = new HashSet<>(changed);
    edited.addAll(later.changed);
    Set<DesignId> bothRemoved = new HashSet<>(removed);
    bothRemoved.addAll(later.removed);
    bothRemoved.removeAll(later.added);
    Set<DesignId> bothAdded = new HashSet<>(added);
    bothAdded.addAll(later.added);
    bothAdded.removeAll(later.removed);
    edited.removeAll(later.removed);
    return new DesignsChanged(bothAdded, edited, bothRemoved, server || later.server);
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty() && !server;
  }

  private static Set<DesignId> ids(
      Configuration configuration, BiPredicate<DesignId, Design> wanted) {
    Set<DesignId> ids = new HashSet<>();
    configuration
        .loaded()
        .forEach(
            (id, design) -> {
              if (wanted.test(id, design)) {
                ids.add(id);
              }
            });
    return ids;
  }
}
