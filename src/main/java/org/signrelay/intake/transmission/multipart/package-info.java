/** Multipart bodies (RFC 2046, RFC 7578), read part by part and piece by piece. */
package org.signrelay.intake.transmission.multipart;
