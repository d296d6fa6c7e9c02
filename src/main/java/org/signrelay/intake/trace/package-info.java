/**
 * What is kept of a call for the case that it is refused: where it came from, and the start of its
 * body without secrets. Nothing of a caller that is not verified but the address.
 */
package org.signrelay.intake.trace;
