/**
 * Calls that were not accepted: counted, and kept for a week. Nobody who answers a call waits for
 * this, and no flood of calls fills the disk.
 */
package org.signrelay.delivery.refused;
