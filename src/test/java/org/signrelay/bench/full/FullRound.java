package org.signrelay.bench.full;

/** A run with empty tables, and one with full ones after it. */
record FullRound(FullRun empty, FullRun full) {}
