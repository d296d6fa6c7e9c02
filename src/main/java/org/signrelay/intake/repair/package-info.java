/**
 * Takes what is certain out of a body whose syntax a merged value has broken: the id and the status
 * or event, and nothing else. Reads text, knows no parser, and gives up where anything is in doubt.
 */
package org.signrelay.intake.repair;
