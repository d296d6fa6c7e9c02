package org.signrelay.delivery.replay;

/** There is a replay to work at, as a CDI event, fired after it is committed. */
public record ReplayBegun(ReplayId id) {}
