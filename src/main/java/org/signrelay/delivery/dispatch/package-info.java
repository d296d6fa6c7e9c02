/**
 * Carries deliveries out: claims what is due, hands it to couriers, records how each try ended and
 * decides what follows.
 */
package org.signrelay.delivery.dispatch;
