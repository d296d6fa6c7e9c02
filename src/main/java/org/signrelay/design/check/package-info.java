/**
 * Turns keys and values into designs and server settings, or into problems that say what would be
 * right. Every key that exists stands in one of the two tables here.
 */
package org.signrelay.design.check;
