package org.signrelay.delivery.claim;

import org.signrelay.delivery.DeliveryId;

/**
 * A delivery that this node may carry out.
 *
 * @param id of the claim; an outcome counts only while the delivery is still claimed under it
 */
public record Claim(String id, DeliveryId delivery) {}
