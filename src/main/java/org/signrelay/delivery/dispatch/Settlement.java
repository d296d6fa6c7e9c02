package org.signrelay.delivery.dispatch;

import org.signrelay.design.RetrySettings;

/**
 * How a try of a claimed delivery ended.
 *
 * @param settings when it is tried again, if it is
 */
record Settlement(Claim claim, Outcome outcome, RetrySettings settings) {}
