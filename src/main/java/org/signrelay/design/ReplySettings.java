package org.signrelay.design;

import java.time.Duration;

/**
 * When a caller is answered.
 *
 * @param afterFirstAttempt false: as soon as the call is stored
 * @param longestWait how long an answer waits for the first attempt at most
 */
public record ReplySettings(boolean afterFirstAttempt, Duration longestWait) {}
