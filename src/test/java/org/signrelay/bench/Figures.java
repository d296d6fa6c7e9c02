package org.signrelay.bench;

import java.util.List;

/** All that one run measured: {@code still} with no added latency, {@code latent} with it. */
record Figures(
    List<Round> still, List<Round> latent, List<Alone> aloneStill, List<Alone> aloneLatent) {}
