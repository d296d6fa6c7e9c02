package org.signrelay.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on performance: a template's text with the figures of one run. */
final class Report {
  private static final String TEMPLATE = "performance.md";
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

  private final Map<String, String> values = new HashMap<>();

  /** Puts a text into a place of the template. */
  Report with(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  /** Puts all figures in, and whether they reach their targets. */
  Report with(Figures figures) {
    backlogs("still.", figures.still());
    backlogs("latent.", figures.latent());
    alone("still.alone.", figures.aloneStill());
    alone("latent.alone.", figures.aloneLatent());
    atMost("latent.first.calls", 12, figures.latent(), run -> calls(run.first()));
    atMost("still.first.calls", 12, figures.still(), run -> calls(run.first()));
    atMost("latent.last.calls", 6, figures.latent(), run -> calls(run.last()));
    atMost("still.last.calls", 6, figures.still(), run -> calls(run.last()));
    atLeast("latent.ratio", 30, figures.latent(), Round::ratio);
    atLeast("still.ratio", 2, figures.still(), Round::ratio);
    atMost("still.alone.ratio", 3, figures.aloneStill(), Alone::ratio);
    atMost("latent.alone.ratio", 3, figures.aloneLatent(), Alone::ratio);
    return this;
  }

  private void backlogs(String prefix, List<Round> runs) {
    drain(prefix + "first.", runs, Round::first);
    drain(prefix + "last.", runs, Round::last);
    drain(prefix + "dbScheduler.", runs, Round::dbScheduler);
    drain(prefix + "outbox.", runs, Round::outbox);
    with(prefix + "ratio", Spread.of(runs, Round::ratio));
  }

  private void drain(String prefix, List<Round> runs, Part part) {
    with(prefix + "rate", Spread.of(runs, run -> part.of(run).rate()));
    with(prefix + "calls", Spread.of(runs, run -> calls(part.of(run))));
  }

  private void alone(String prefix, List<Alone> runs) {
    with(prefix + "relay", Spread.of(runs, Alone::relay));
    with(prefix + "direct", Spread.of(runs, Alone::direct));
    with(prefix + "ratio", Spread.of(runs, Alone::ratio));
  }

  private <T> void atMost(String name, double most, List<T> runs, ToDoubleFunction<T> figure) {
    judge(name, Spread.of(runs, figure).median() <= most);
  }

  private <T> void atLeast(String name, double least, List<T> runs, ToDoubleFunction<T> figure) {
    judge(name, Spread.of(runs, figure).median() >= least);
  }

  private void judge(String name, boolean reached) {
    with(name + ".verdict", reached ? "reached" : "missed");
  }

  private static double calls(Drain drain) {
    return drain.apiCallsPerThousandUpdates();
  }

  /**
   * The whole page.
   *
   * @throws IllegalStateException if the template has a place for which there is no value
   */
  String text() {
    Matcher places = PLACE.matcher(template());
    return places.replaceAll(
        place -> {
          String value = values.get(place.group(1));
          if (value == null) {
            throw new IllegalStateException("no value for " + place.group());
          }
          return Matcher.quoteReplacement(value);
        });
  }

  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which of a round's drains. */
  @FunctionalInterface
  private interface Part {
    Drain of(Round round);
  }
}
