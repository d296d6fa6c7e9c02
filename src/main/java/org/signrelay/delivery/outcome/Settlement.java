package org.signrelay.delivery.outcome;

import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.design.RetrySettings;

/**
 * How a try of a claimed delivery ended.
 *
 * @param delivery as it was when it was read; says afterwards how it stands if it was written
 * @param settings when it is tried again, if it is
 */
public record Settlement(Claim claim, Delivery delivery, Outcome outcome, RetrySettings settings) {}
