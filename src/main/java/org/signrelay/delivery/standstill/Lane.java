package org.signrelay.delivery.standstill;

import java.util.List;
import org.signrelay.design.OrgId;

/**
 * What may be delivered to an org now.
 *
 * @param turns of designs that do not stand still; at least one
 * @param probing true if the org's waiting time is over but no call has succeeded yet: one delivery
 *     finds out
 */
public record Lane(OrgId org, List<Turn> turns, boolean probing) {}
