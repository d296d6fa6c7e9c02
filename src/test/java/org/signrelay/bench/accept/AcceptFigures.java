package org.signrelay.bench.accept;

import java.util.List;
import org.signrelay.bench.load.Latencies;

/**
 * What accepting calls takes.
 *
 * @param plain calls at a steady rate to the plain endpoint
 * @param held the same to SignRelay while the design is paused
 * @param delivered the same while what is accepted is delivered
 */
record AcceptFigures(
    List<AcceptRound> rounds, Latencies plain, Latencies held, Latencies delivered) {}
