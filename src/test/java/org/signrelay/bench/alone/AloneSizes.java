package org.signrelay.bench.alone;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How often single deliveries are made.
 *
 * @param warmUp how long they are made before any is measured
 * @param repetitions in one run
 * @param latency time that Salesforce takes for a call, where it takes any
 */
record AloneSizes(Duration warmUp, int runs, int repetitions, Duration latency) {

  static AloneSizes of(Settings settings) {
    return new AloneSizes(
        settings.seconds("alone.warmup.seconds", 60),
        settings.number("runs", 3),
        settings.number("repetitions", 200),
        settings.millis("latency.millis", 100));
  }
}
