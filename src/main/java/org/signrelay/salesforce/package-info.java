/**
 * Talks to Salesforce: sends requests over pooled connections, finds and updates records, and says
 * what an answer means. Knows neither calls of DocumentTRAK nor the queue.
 */
package org.signrelay.salesforce;
