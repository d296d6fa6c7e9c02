/**
 * Bodies in pieces of limited size: text out of bytes, JSON strings and XML sections that are
 * handed on while they are read, and the bound on all that is no document.
 */
package org.signrelay.intake.transmission.pieces;
