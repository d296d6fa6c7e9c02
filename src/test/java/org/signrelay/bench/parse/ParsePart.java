package org.signrelay.bench.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.page.Conditions;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;

/** How fast bodies are read and understood, beside the parser alone; without a server. */
public final class ParsePart implements Part {
  private static final double LEAST_RATIO = 0.6;

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public Ground prepare() {
    return Ground.none();
  }

  @Override
  public String conditions(Ground ground, Settings settings) {
    return Conditions.text(settings);
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    ParseSizes sizes = ParseSizes.of(settings);
    return values(new Parsing(sizes).measure(), sizes);
  }

  private static Values values(Map<Shape, List<ParseRound>> rounds, ParseSizes sizes) {
    Values values =
        new Values()
            .with("warmUp", (Object) sizes.warmUp().toSeconds())
            .with("rounds", (Object) sizes.rounds())
            .with("turn", sizes.turn().toMillis() + " ms");
    rounds.forEach((shape, measured) -> put(values, shape, measured));
    return values;
  }

  private static void put(Values values, Shape shape, List<ParseRound> rounds) {
    String prefix = shape.name().toLowerCase(Locale.ROOT) + ".";
    values
        .with(prefix + "bytes", "%,d".formatted(shape.bytes()))
        .spread(prefix + "plain", rounds, ParseRound::plain)
        .spread(prefix + "read", rounds, ParseRound::read)
        .spread(prefix + "understood", rounds, ParseRound::understood)
        .atLeast(prefix + "ratio", LEAST_RATIO, rounds, ParseRound::ratio);
  }
}
