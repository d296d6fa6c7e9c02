package org.signrelay.salesforce.session.lockout;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.signrelay.design.Secret;

/**
 * Remembers which secrets were compared with which stored hashes, since a comparison takes a tenth
 * of a second on purpose and all are asked for every second. The ten thousand that were asked for
 * last are kept.
 */
final class Comparisons {
  private static final int MOST = 10_000;

  private final Fingerprints fingerprints = new Fingerprints();
  private final Map<Comparison, Boolean> results =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Comparison, Boolean> eldest) {
              return size() > MOST;
            }
          });

  /**
   * Whether a secret is the one of a row.
   *
   * @param comparing finds it out; asked only if it is not remembered
   */
  boolean isSame(UUID row, Secret secret, BooleanSupplier comparing) {
    Comparison comparison = new Comparison(row, fingerprints.of(secret));
    Boolean known = results.get(comparison);
    if (known != null) {
      return known;
    }
    boolean same = comparing.getAsBoolean();
    results.put(comparison, same);
    return same;
  }

  private record Comparison(UUID row, String fingerprint) {}
}
