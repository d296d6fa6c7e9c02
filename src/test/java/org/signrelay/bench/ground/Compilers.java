package org.signrelay.bench.ground;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The compilers of the JVMs that take part. They are at work long after the code that they compile
 * was, and take a processor from whatever is measured then.
 */
public final class Compilers {
  /** From one look to the next one. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** Of one processor. */
  private static final double QUIET_SHARE = 0.05;

  /** In nanoseconds since the JVM started. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^java\\.ci\\.totalTime=(\\d+)$");

  private final List<Jcmd> jvms;
  private final Duration longest;

  /**
   * @param jvms with this one, if it does something that is measured
   * @param longest how long is waited for them at most; if that is no more than two seconds, the
   *     time from one look to the next one, they are not waited for at all
   */
  Compilers(List<ProcessHandle> jvms, Duration longest) {
    this.jvms = jvms.stream().map(Jcmd::new).toList();
    this.longest = longest;
  }

  /** Waits until they take less than a twentieth of a processor each. */
  public void awaitQuiet() {
    if (longest.compareTo(LOOK) <= 0) {
      return;
    }
    AtomicReference<List<Long>> last = new AtomicReference<>(totals());
    try {
      Awaitility.await("quiet compilers")
          .pollInterval(LOOK)
          .atMost(longest)
          .until(
              () -> {
                List<Long> now = totals();
                return areQuiet(last.getAndSet(now), now);
              });
    } catch (ConditionTimeoutException stillAtWork) {
      System.out.println("compilers are still at work after " + longest.toSeconds() + " s");
    }
  }

  private static boolean areQuiet(List<Long> before, List<Long> now) {
    return IntStream.range(0, now.size())
        .allMatch(jvm -> now.get(jvm) - before.get(jvm) <= QUIET_SHARE * LOOK.toNanos());
  }

  private List<Long> totals() {
    return jvms.stream().map(jvm -> nanos(jvm.run("PerfCounter.print"))).toList();
  }

  static long nanos(String counters) {
    Matcher total = TOTAL.matcher(counters);
    if (!total.find()) {
      throw new IllegalStateException("no time of compilers in:\n" + counters);
    }
    return Long.parseLong(total.group(1));
  }
}
