/**
 * From the bytes of a call to its values. Finds out the format and the charset, reads within fixed
 * limits and collects every value with its name and place, without knowing what a name means.
 */
package org.signrelay.intake.body;
