package org.signrelay.design;

import java.time.ZoneId;

/**
 * How a design reads dates.
 *
 * @param zone of dates that name none
 * @param order of the numbers in 01/02/2027; one that begins with a year of four digits needs none
 */
public record DateSettings(ZoneId zone, DateOrder order) {}
