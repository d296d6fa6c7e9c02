/** What a second node brings. */
package org.signrelay.bench.nodes;
