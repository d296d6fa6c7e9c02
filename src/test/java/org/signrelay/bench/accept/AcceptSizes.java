package org.signrelay.bench.accept;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How long the accepting of calls is measured.
 *
 * @param warmUp for each endpoint, with all connections
 * @param rounds in each of which both endpoints have their turn
 * @param round of one endpoint
 * @param perSecond calls offered in a second where their times are measured
 * @param steady how long they are offered
 */
record AcceptSizes(
    Duration warmUp, int connections, int rounds, Duration round, int perSecond, Duration steady) {

  static AcceptSizes of(Settings settings) {
    return new AcceptSizes(
        settings.seconds("accept.warmup.seconds", 180),
        settings.number("accept.connections", 64),
        settings.number("accept.rounds", 5),
        settings.seconds("accept.round.seconds", 10),
        settings.number("accept.per.second", 500),
        settings.seconds("accept.steady.seconds", 30));
  }
}
