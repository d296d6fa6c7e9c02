package org.signrelay.bench.accept;

import java.util.List;
import org.signrelay.bench.load.Latencies;

/**
 * What accepting calls takes.
 *
 * @param plain calls at a steady rate to the plain endpoint
 * @param silent the same to SignRelay while Salesforce does not answer
 * @param delivered the same while what is accepted is delivered
 */
record AcceptFigures(
    List<AcceptRound> rounds, Latencies plain, Latencies silent, Latencies delivered) {}
