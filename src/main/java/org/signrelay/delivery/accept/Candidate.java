package org.signrelay.delivery.accept;

import java.util.Optional;
import org.signrelay.delivery.Notification;

/**
 * A call that is to be stored.
 *
 * @param claim under which its delivery may be carried out at once, if nothing stands in its way
 */
record Candidate(Notification notification, Optional<String> claim) {}
