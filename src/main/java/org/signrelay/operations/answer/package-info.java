/**
 * How the admin API answers: JSON for what was asked, problem+json (RFC 9457) for what is wrong.
 */
package org.signrelay.operations.answer;
