/**
 * Document transmissions, read from the socket to a sink. The documents of a call are decoded on
 * their way and are never in memory as a whole; everything else that the call says is collected
 * like the values of a web hook and bounded like them.
 */
package org.signrelay.intake.transmission;
