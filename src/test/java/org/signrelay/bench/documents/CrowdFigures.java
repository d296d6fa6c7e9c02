package org.signrelay.bench.documents;

import java.util.List;
import java.util.stream.IntStream;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.load.Offered;

/**
 * How long web hooks took.
 *
 * @param usual without documents beside them
 * @param beside those that were due while documents were being received
 * @param all of the same time, also those between two waves
 */
record CrowdFigures(Latencies usual, Latencies beside, Latencies all, List<Wave> waves) {

  static CrowdFigures of(Latencies usual, Offered offered, List<Wave> waves) {
    long[] beside =
        IntStream.range(0, offered.calls())
            .filter(call -> waves.stream().anyMatch(wave -> wave.holds(offered.due(call))))
            .mapToLong(call -> offered.nanos()[call])
            .toArray();
    return new CrowdFigures(usual, new Latencies(beside), offered.latencies(), waves);
  }

  /** How many times as long as usual the slowest hundredth took at least. */
  double ratio() {
    return beside.millis(99) / usual.millis(99);
  }
}
