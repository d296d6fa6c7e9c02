/** Lets admins in, and nobody else, by Jakarta Security. */
package org.signrelay.operations.access;
