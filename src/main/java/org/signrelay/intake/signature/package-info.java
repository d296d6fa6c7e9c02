/** Signatures of Standard Webhooks 1.0.0 over the raw bytes of a body, judged when it was read. */
package org.signrelay.intake.signature;
