package org.signrelay.bench.full;

import java.util.List;

/** All runs with the empty database, before and after, and with the full one. */
record FullFigures(List<FullRun> empty, List<FullRun> full) {}
