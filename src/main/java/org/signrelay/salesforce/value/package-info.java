/** Turns the texts of a call into values that a field of Salesforce takes. */
package org.signrelay.salesforce.value;
