package org.signrelay.bench.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Reads bodies on one thread, by turns with SignRelay and with the parser alone. */
final class Parsing {
  private static final Duration WARM_UP_TURN = Duration.ofMillis(100);

  private final ParseSizes sizes;
  private int seen;

  Parsing(ParseSizes sizes) {
    this.sizes = sizes;
  }

  /** The rounds of each shape. */
  Map<Shape, List<ParseRound>> measure() {
    warmUp();
    Map<Shape, List<ParseRound>> rounds = new EnumMap<>(Shape.class);
    for (int i = 0; i < sizes.rounds(); i++) {
      for (Shape shape : Shape.values()) {
        rounds.computeIfAbsent(shape, first -> new ArrayList<>()).add(round(shape, sizes.turn()));
      }
    }
    System.out.println("parse " + rounds + " seen=" + seen);
    return rounds;
  }

  /** All shapes in turns, as they come on a server: none has the compiler for itself. */
  private void warmUp() {
    long end = System.nanoTime() + sizes.warmUp().toNanos();
    do {
      Arrays.stream(Shape.values()).forEach(shape -> round(shape, WARM_UP_TURN));
    } while (System.nanoTime() < end);
  }

  private ParseRound round(Shape shape, Duration turn) {
    double plain = rate(shape::readPlainly, turn);
    double read = rate(shape::read, turn);
    return new ParseRound(plain, read, rate(shape::understand, turn));
  }

  private double rate(IntSupplier reading, Duration time) {
    long read = 0;
    long start = System.nanoTime();
    long end = start + time.toNanos();
    while (System.nanoTime() < end) {
      seen += reading.getAsInt();
      read++;
    }
    return read * 1e9 / (System.nanoTime() - start);
  }
}
