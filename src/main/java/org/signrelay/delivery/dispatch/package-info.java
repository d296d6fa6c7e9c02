/**
 * Gets deliveries going: looks for what is due, hands it out as far as places are free, and does
 * what has to happen now and then.
 */
package org.signrelay.delivery.dispatch;
