/** Durable queues that carry a backlog of updates to Salesforce: SignRelay and its peers. */
package org.signrelay.bench.queue;
