/** Orgs and designs that stand still: why, for how long, and what ends it. */
package org.signrelay.delivery.standstill;
