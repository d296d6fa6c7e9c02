package org.signrelay.bench.nodes;

import java.util.List;
import java.util.Map;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;

/** What a second node brings. */
public final class NodesPart implements Part {
  private static final double LEAST_RATIO = 1.6;
  private static final String CONNECTIONS = "5";

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public Ground prepare() {
    return Ground.twoNodes(name(), Map.of("signrelay.salesforce.connections", CONNECTIONS));
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    NodesSizes sizes = NodesSizes.of(settings);
    try (var nodes = new Nodes(ground, sizes)) {
      nodes.warmUp(ground.relay());
      Values values = values(sizes);
      put(values, "", nodes.measure(ground.relay(), sizes.latency()));
      put(values, "slow.", nodes.measure(ground.relay(), sizes.slow()));
      return values;
    }
  }

  private static Values values(NodesSizes sizes) {
    return new Values()
        .with("backlog", "%,d".formatted(sizes.backlog()))
        .with("quiet", (Object) sizes.quiet().toSeconds())
        .with("warmUp", "%,d".formatted(sizes.warmUp()))
        .with("runs", (Object) sizes.runs())
        .with("latency", sizes.latency().toMillis() + " ms")
        .with("slow", sizes.slow().toMillis() + " ms")
        .with("nodeConnections", CONNECTIONS);
  }

  private static void put(Values values, String prefix, List<NodesRun> runs) {
    values
        .spread(prefix + "one", runs, NodesRun::one)
        .spread(prefix + "two", runs, NodesRun::all)
        .atLeast(prefix + "ratio", LEAST_RATIO, runs, NodesRun::ratio);
  }
}
