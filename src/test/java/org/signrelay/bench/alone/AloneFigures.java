package org.signrelay.bench.alone;

import java.util.List;

/**
 * Single deliveries.
 *
 * @param still while Salesforce answered at once
 * @param latent while it took its time for each call
 */
record AloneFigures(List<Alone> still, List<Alone> latent) {}
