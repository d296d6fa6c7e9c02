/**
 * From the values of a call to what it says. Recognises names, settles which of several values
 * counts, and decides on kind, id and status in the order of precedence that the contract gives.
 */
package org.signrelay.intake.reading;
