/**
 * What an accepted call is compared with: an endpoint that stores each request's body as one entity
 * in a transaction of its own. It is deployed beside SignRelay and uses the same data source.
 */
package org.signrelay.bench.plain;
