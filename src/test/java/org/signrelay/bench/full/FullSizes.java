package org.signrelay.bench.full;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How full the database is made, and how long is measured.
 *
 * @param ended deliveries that have ended
 * @param waiting deliveries whose retry is weeks away
 * @param warmUp how long calls are accepted before anything is measured
 * @param drained updates in backlogs that are drained before anything is measured
 * @param rounds of a run with empty tables and one with full ones
 * @param backlog updates in one backlog
 * @param quiet how long is waited at most, before each backlog, until compilers are quiet
 */
record FullSizes(
    int ended,
    int waiting,
    Duration warmUp,
    int drained,
    int connections,
    int rounds,
    Duration round,
    int backlog,
    Duration quiet) {

  static FullSizes of(Settings settings) {
    return new FullSizes(
        settings.number("full.ended", 1_000_000),
        settings.number("full.waiting", 1_000_000),
        settings.seconds("full.warmup.seconds", 180),
        settings.number("full.warmup.updates", 200_000),
        settings.number("full.connections", 64),
        settings.number("full.rounds", 12),
        settings.seconds("full.round.seconds", 10),
        settings.number("full.backlog", 50_000),
        settings.seconds("quiet.seconds", 60));
  }
}
