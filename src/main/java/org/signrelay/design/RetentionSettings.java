package org.signrelay.design;

import java.time.Duration;

/**
 * How long deliveries are kept after they have ended.
 *
 * @param ended those that were delivered, superseded or discarded
 * @param dead those that nobody has retried or discarded
 * @param documents the documents of those that were delivered, superseded or discarded
 */
public record RetentionSettings(Duration ended, Duration dead, Duration documents) {}
