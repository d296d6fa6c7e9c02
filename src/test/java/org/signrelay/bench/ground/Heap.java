package org.signrelay.bench.ground;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another process on this machine. */
public final class Heap {
  /** A line for the whole heap, or one for each generation. */
  private static final Pattern USED = Pattern.compile(" total \\d+K, used (\\d+)K");

  /** The last line of a histogram: instances and bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");

  private final Jcmd jcmd;

  public Heap(ProcessHandle process) {
    jcmd = new Jcmd(process);
  }

  /** Has everything collected, and gives what is in use then in MB of 1024. */
  public double afterCollection() {
    jcmd.run("GC.run");
    return used(jcmd.run("GC.heap_info"));
  }

  /**
   * What is alive in MB of 1024: all objects counted in the pause of a full collection, so without
   * what becomes garbage between a collection and a look.
   */
  public double alive() {
    return alive(jcmd.run("GC.class_histogram"));
  }

  static double alive(String histogram) {
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("no total in:\n" + histogram);
    }
    return Long.parseLong(total.group(1)) / (1024.0 * 1024);
  }

  static double used(String heapInfo) {
    List<String> used = USED.matcher(heapInfo).results().map(match -> match.group(1)).toList();
    if (used.isEmpty()) {
      throw new IllegalStateException("no heap in:\n" + heapInfo);
    }
    return used.stream().mapToLong(Long::parseLong).sum() / 1024.0;
  }
}
