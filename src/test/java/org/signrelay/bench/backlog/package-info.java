/** How fast a backlog is worked off, by SignRelay and by other durable queues. */
package org.signrelay.bench.backlog;
