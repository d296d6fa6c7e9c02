package org.signrelay.bench.documents;

import java.util.List;
import java.util.Map;
import org.signrelay.bench.page.Medians;

/**
 * One large document in all ways, one after the other, in MB of 1024 a second of the document.
 *
 * @param received by SignRelay, from the first byte sent until it is accepted
 * @param stored by the plain endpoint that stores it
 * @param dropped by the plain endpoint that reads it only
 * @param delivered by SignRelay to Salesforce, of each shape
 * @param uploaded by a client alone
 */
record LargeRound(
    Map<DocumentShape, Double> received,
    double stored,
    double dropped,
    List<Double> delivered,
    double uploaded) {

  /** How many times as fast as the plain endpoint that stores it SignRelay received it. */
  double receiveRatio(DocumentShape shape) {
    return received.get(shape) / stored;
  }

  double upload() {
    return Medians.of(delivered);
  }

  /** How many times as fast as a client alone SignRelay uploaded it. */
  double uploadRatio() {
    return upload() / uploaded;
  }
}
