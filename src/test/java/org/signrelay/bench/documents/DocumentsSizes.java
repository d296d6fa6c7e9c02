package org.signrelay.bench.documents;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How large documents are, and how much goes on at once.
 *
 * @param large MB of 1024 of the large document
 * @param warmUp MB of the documents before any is measured
 * @param rounds in each of which every way has its turn
 * @param sample time between two looks at the heap
 * @param crowd number of documents at once
 * @param small MB of each of them
 * @param perSecond web hooks offered in a second
 * @param hooksWarmUp of web hooks, before their times count
 * @param hooks how long they are offered, without documents and with them
 */
record DocumentsSizes(
    int large,
    int warmUp,
    int rounds,
    Duration sample,
    int crowd,
    int small,
    int perSecond,
    int connections,
    Duration hooksWarmUp,
    Duration hooks) {

  static DocumentsSizes of(Settings settings) {
    return new DocumentsSizes(
        settings.number("documents.megabytes", 500),
        settings.number("documents.warmup.megabytes", 100),
        settings.number("documents.rounds", 3),
        settings.millis("documents.sample.millis", 500),
        settings.number("documents.crowd", 20),
        settings.number("documents.crowd.megabytes", 5),
        settings.number("documents.hooks.per.second", 100),
        settings.number("documents.hooks.connections", 16),
        settings.seconds("documents.hooks.warmup.seconds", 180),
        settings.seconds("documents.hooks.seconds", 60));
  }
}
