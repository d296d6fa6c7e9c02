/** How long one delivery takes alone. */
package org.signrelay.bench.alone;
