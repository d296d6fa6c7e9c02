/**
 * What DocumentTRAK calls. A call is let in (design, caller), read (body), understood (kind, id,
 * status), handed over to {@code delivery}, and answered in its own format. Nothing here waits for
 * Salesforce, and no credential of a call leaves this room.
 */
package org.signrelay.intake;
