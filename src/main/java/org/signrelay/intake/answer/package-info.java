/**
 * The texts of answers. They are part of the contract, because validators in DocumentTRAK compare
 * them; so they are written here byte for byte and not by a server's serialiser.
 */
package org.signrelay.intake.answer;
