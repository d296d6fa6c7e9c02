/** What millions of stored deliveries cost. */
package org.signrelay.bench.full;
