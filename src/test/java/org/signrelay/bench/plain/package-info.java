/**
 * What an accepted call is compared with: an endpoint that stores each request's body as one entity
 * in a transaction of its own, and one that stores a large body in rows. They are deployed beside
 * SignRelay and use the same data source.
 */
package org.signrelay.bench.plain;
