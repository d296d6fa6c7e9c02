package org.signrelay.design.check;

import java.util.Collection;
import java.util.Optional;
import org.signrelay.design.source.Entry;

/** Finds keys that do not exist, that this version does not support, and lines typed wrong. */
final class Strays {
  private Strays() {}

  /**
   * Adds what is wrong with the entries of a scope, whether or not another source overrides them.
   */
  static void report(Collection<Entry> entries, Settings settings) {
    Scope scope = settings.scope();
    for (Entry entry : entries) {
      if (!scope.knows(entry)) {
        scope.wrong(entry, unknown(entry, scope));
      } else {
        entry.fault().ifPresent(fault -> scope.wrong(entry, fault));
      }
    }
    scope.table().keys().stream()
        .filter(key -> !key.supported())
        .filter(settings::has)
        .forEach(
            key ->
                settings.wrong(key, key.name() + " is not supported by this version: remove it"));
  }

  private static String unknown(Entry entry, Scope scope) {
    String bare = scope.bare(entry);
    if (bare.startsWith(scope.prefix())) {
      return "is no key here: in a design's own file keys stand without " + scope.prefix();
    }
    String prefix = entry.key().equals(entry.writtenKey()) ? scope.prefix() : "";
    Optional<String> meant = scope.table().similarTo(bare).or(() -> scope.table().startOf(bare));
    return "is no key of SignRelay"
        + meant.map(key -> ": did you mean " + prefix + key + " = ...?").orElse("");
  }
}
