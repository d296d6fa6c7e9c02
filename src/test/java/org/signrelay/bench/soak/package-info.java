/** Minutes of steady load, with faults. */
package org.signrelay.bench.soak;
