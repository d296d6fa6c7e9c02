/**
 * Talks to Salesforce: {@code connection} sends requests over pooled connections, {@code session}
 * logs in and shares sessions, {@code describe} asks what objects are, {@code value} makes of texts
 * what fields take, {@code record} finds and updates records, {@code file} stores documents, and
 * {@code reaction} says what an answer means. Knows neither calls of DocumentTRAK nor the queue.
 */
package org.signrelay.salesforce;
