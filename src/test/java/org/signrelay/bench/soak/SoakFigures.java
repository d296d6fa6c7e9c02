package org.signrelay.bench.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.page.Medians;

/**
 * What a steady load took.
 *
 * @param accept from when a call was due until it was accepted
 * @param delivery from when a call without a fault was due until its record had its status
 * @param faulty calls whose record Salesforce refused at first
 * @param refusals that Salesforce gave
 */
record SoakFigures(
    Latencies accept, Latencies delivery, int faulty, int refusals, List<Sample> samples) {

  /** The median of a figure in one quarter of the time, counted from 0. */
  double inQuarter(int quarter, ToDoubleFunction<Sample> figure) {
    int from = samples.size() * quarter / 4;
    int to = Math.max(from + 1, samples.size() * (quarter + 1) / 4);
    return Medians.of(samples.subList(from, to).stream().mapToDouble(figure).boxed().toList());
  }
}
