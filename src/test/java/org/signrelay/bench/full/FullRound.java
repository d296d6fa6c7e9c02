package org.signrelay.bench.full;

/** A run with empty tables and one with full ones, one after the other. */
record FullRound(FullRun empty, FullRun full) {}
