package org.signrelay.bench.parse;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How long the reading of bodies is measured.
 *
 * @param warmUp for all shapes together
 * @param rounds in each of which every reader has its turn with every shape
 * @param turn of one reader with one shape
 */
record ParseSizes(Duration warmUp, int rounds, Duration turn) {

  static ParseSizes of(Settings settings) {
    return new ParseSizes(
        settings.seconds("parse.warmup.seconds", 30),
        settings.number("parse.rounds", 11),
        settings.millis("parse.turn.millis", 500));
  }
}
