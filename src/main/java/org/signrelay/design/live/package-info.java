/**
 * Keeps the configuration up to date while the server runs, and logs what is wrong with it once.
 */
package org.signrelay.design.live;
