package org.signrelay.intake.answer;

import org.signrelay.delivery.Notification;
import org.signrelay.delivery.carry.Preview;
import org.signrelay.intake.reading.Explanation;

/**
 * What would become of a call that was only tried.
 *
 * @param call as it would be handed over
 * @param explanation under which name each value was recognised
 * @param preview what would be written
 * @param caller who the caller was taken for
 */
public record Trial(Notification call, Explanation explanation, Preview preview, String caller) {}
