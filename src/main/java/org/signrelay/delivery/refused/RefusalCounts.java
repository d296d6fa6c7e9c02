package org.signrelay.delivery.refused;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.signrelay.design.DesignId;

/** How many calls this node has refused since it was started. */
@ApplicationScoped
public class RefusalCounts {

  /**
   * What is counted together; there are as many as configured designs and status codes.
   *
   * @param design empty for all addresses at which there is no design
   * @param status HTTP status of the answer
   */
  public record Of(String design, int status) implements Comparable<Of> {
    @Override
    public int compareTo(Of other) {
      int byDesign = design.compareTo(other.design);
      return byDesign == 0 ? Integer.compare(status, other.status) : byDesign;
    }
  }

  private final Map<Of, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder leftOut = new LongAdder();

  void count(Optional<DesignId> known, int status) {
    counts
        .computeIfAbsent(
            new Of(known.map(DesignId::value).orElse(""), status), first -> new LongAdder())
        .increment();
  }

  void countLeftOut() {
    leftOut.increment();
  }

  /** The counts so far. */
  public Map<Of, Long> all() {
    Map<Of, Long> now = new TreeMap<>();
    counts.forEach((of, count) -> now.put(of, count.sum()));
    return now;
  }

  /** How many of them were counted and not kept. */
  public long leftOut() {
    return leftOut.sum();
  }
}
