/** How a try ended, what follows from it, and its record. */
package org.signrelay.delivery.outcome;
