/** Base64 that comes in pieces, as people and programs write it. */
package org.signrelay.intake.transmission.base64;
