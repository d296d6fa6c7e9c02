/**
 * Why a call is refused: one exception with one problem out of a closed catalogue. Reasons are read
 * by the customer's technical contact, so they are short, name what is wrong and hold no secret.
 */
package org.signrelay.intake.refusal;
