/** Lets admins in, and nobody else, by an identity store of Jakarta Security. */
package org.signrelay.operations.access;
