/**
 * Load on an HTTP endpoint. The generator shares the processors with what it measures, so it is as
 * lean as can be: a thread for each connection, blocking sockets, requests that are made once and
 * differ in a few bytes.
 */
package org.signrelay.bench.load;
