/**
 * Notification designs: what an admin configured, checked and immutable. {@code source} reads the
 * config sources, {@code check} turns what they hold into designs or says what is wrong, {@code
 * live} keeps the result up to date, {@code vocabulary} holds the words of the field. The ground
 * floor: knows nobody.
 */
package org.signrelay.design;
