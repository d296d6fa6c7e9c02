package org.signrelay.delivery.dispatch;

import org.signrelay.delivery.DeliveryId;

/**
 * A delivery that this node may carry out.
 *
 * @param id of the claim; an outcome counts only while the delivery is still claimed under it
 */
record Claim(String id, DeliveryId delivery) {}
