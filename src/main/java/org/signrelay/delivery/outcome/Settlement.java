package org.signrelay.delivery.outcome;

import org.signrelay.delivery.claim.Claim;
import org.signrelay.design.RetrySettings;

/**
 * How a try of a claimed delivery ended.
 *
 * @param settings when it is tried again, if it is
 */
public record Settlement(Claim claim, Outcome outcome, RetrySettings settings) {}
