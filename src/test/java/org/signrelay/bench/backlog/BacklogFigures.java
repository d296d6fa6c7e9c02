package org.signrelay.bench.backlog;

import java.util.List;

/**
 * Backlogs that were worked off.
 *
 * @param still while Salesforce answered at once
 * @param latent while it took its time for each call
 */
record BacklogFigures(List<Round> still, List<Round> latent) {}
