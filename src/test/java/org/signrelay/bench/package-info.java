/**
 * The benchmark of the Salesforce side: how fast SignRelay works a backlog off, how many API calls
 * that takes, how long one delivery takes alone, and the same for two other durable queues in the
 * same run. {@code mvn -Pbench verify} writes its figures into {@code docs/performance.md}.
 */
package org.signrelay.bench;
