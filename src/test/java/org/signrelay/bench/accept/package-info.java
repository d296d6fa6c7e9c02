/** How fast calls are accepted, beside a plain endpoint on the same server. */
package org.signrelay.bench.accept;
