package org.signrelay.bench.soak;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How long, and how much.
 *
 * @param warmUp of the same load, before what counts
 * @param sample time between two looks at depth and heap
 */
record SoakSizes(int perSecond, int connections, Duration warmUp, Duration time, Duration sample) {

  static SoakSizes of(Settings settings) {
    return new SoakSizes(
        settings.number("soak.per.second", 300),
        settings.number("soak.connections", 64),
        settings.seconds("soak.warmup.seconds", 60),
        settings.seconds("soak.seconds", 600),
        settings.millis("soak.sample.millis", 30_000));
  }
}
