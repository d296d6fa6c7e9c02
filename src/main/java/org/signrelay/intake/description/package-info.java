/** Describes the calls to those tools that generate a call from a description. */
package org.signrelay.intake.description;
